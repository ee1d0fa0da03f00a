using FlashdutyConsole.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Everything an administrator sees and sets of one app.</summary>
public sealed partial class AppPage
{
    private AppDraft? _draft;
    private AdminOutcome? _outcome;
    private string? _done;
    private bool _isDeleting;

    /// <summary>Whose admin console it is.</summary>
    [Parameter, EditorRequired]
    public required AdminConsole Admin { get; set; }

    /// <summary>The app; null when there is none under this number.</summary>
    [Parameter, EditorRequired]
    public required SandboxApp? App { get; set; }

    [Inject]
    private IStringLocalizer<AdminStrings> Text { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool IsResting => !RendererInfo.IsInteractive;

    private string SeenBy
    {
        get
        {
            var visibility = AppVisibility.Of(App!);
            var names = App!.Corp.Departments.Where(department => visibility.DepartmentIds.Contains(department.Id))
                .Select(department => department.Id == AppVisibility.RootDepartment ? Text[AdminStrings.WholeCompany, department.Name] : department.Name)
                .Concat(visibility.UserIds.Select(userId => App.Corp.FindUser(userId)?.Name ?? userId));
            return string.Join(", ", names.DefaultIfEmpty(Text[AdminStrings.Nobody]));
        }
    }

    private void Edit()
    {
        _outcome = null;
        _draft = new AppDraft(App!.Name, AppVisibility.Of(App)) { Description = App.Description, Logo = App.Logo };
    }

    private void Save()
    {
        _outcome = Admin.Describe(App!, _draft!.Name, _draft.Description, _draft.Logo);
        if (_outcome.IsDone)
        {
            _outcome = Admin.SetVisibility(App!, _draft.Visibility);
        }

        _done = null;
        _draft = _outcome.IsDone ? null : _draft;
    }

    private void ResetSecret()
    {
        _outcome = Admin.ResetSecret(App!);
        _done = Text[AdminStrings.SecretWasReset];
    }

    private void Enable()
    {
        _outcome = Admin.Enable(App!, !App!.Enabled);
        _done = Text[App.Enabled ? AdminStrings.StateEnabled : AdminStrings.StateDisabled];
    }

    private void Delete()
    {
        Admin.Delete(App!);
        Navigation.NavigateTo(ConsoleUrls.SandboxAdmin);
    }
}
