using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Sets the page behind the app's icon in the workbench.</summary>
public sealed partial class HomepageForm
{
    private string? _url;
    private AdminOutcome? _outcome;

    /// <summary>Whose admin console it is.</summary>
    [Parameter, EditorRequired]
    public required AdminConsole Admin { get; set; }

    /// <summary>The app.</summary>
    [Parameter, EditorRequired]
    public required SandboxApp App { get; set; }

    [Inject]
    private IStringLocalizer<AdminStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => _url = App.HomeUrl;

    private void Save() => _outcome = Admin.SetHomepage(App, _url?.Trim() ?? "");
}
