using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Name, description, logo and visibility: what creating and editing an app have in common.</summary>
public sealed partial class AppFields
{
    /// <summary>The company.</summary>
    [Parameter, EditorRequired]
    public required SandboxCorp Corp { get; set; }

    /// <summary>What is filled in.</summary>
    [Parameter, EditorRequired]
    public required AppDraft Draft { get; set; }

    /// <summary>Something else is filled in.</summary>
    [Parameter]
    public EventCallback<AppDraft> DraftChanged { get; set; }

    [Inject]
    private IStringLocalizer<AdminStrings> Text { get; set; } = default!;

    private static string Of(ChangeEventArgs args) => args.Value as string ?? "";

    private Task ChangeAsync(AppDraft draft) => DraftChanged.InvokeAsync(draft);
}
