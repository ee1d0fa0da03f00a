using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Chooses departments and members who see an app.</summary>
public sealed partial class VisibilityPicker
{
    private const int MostPeople = 50;

    /// <summary>The company.</summary>
    [Parameter, EditorRequired]
    public required SandboxCorp Corp { get; set; }

    /// <summary>Who is chosen.</summary>
    [Parameter, EditorRequired]
    public required AppVisibility Value { get; set; }

    /// <summary>Somebody else is chosen.</summary>
    [Parameter]
    public EventCallback<AppVisibility> ValueChanged { get; set; }

    [Inject]
    private IStringLocalizer<AdminStrings> Text { get; set; } = default!;

    private bool Has(SandboxUser user) => Value.UserIds.Contains(user.UserId, StringComparer.OrdinalIgnoreCase);

    private Task ChooseAsync(SandboxDepartment department, ChangeEventArgs args)
    {
        var others = Value.DepartmentIds.Where(id => id != department.Id);
        return ValueChanged.InvokeAsync(Value with { DepartmentIds = args.Value is true ? [.. others, department.Id] : [.. others] });
    }

    private Task ChooseAsync(SandboxUser user, ChangeEventArgs args)
    {
        var others = Value.UserIds.Where(userId => !string.Equals(userId, user.UserId, StringComparison.OrdinalIgnoreCase));
        return ValueChanged.InvokeAsync(Value with { UserIds = args.Value is true ? [.. others, user.UserId] : [.. others] });
    }
}
