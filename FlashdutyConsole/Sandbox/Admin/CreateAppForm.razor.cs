using FlashdutyConsole.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Creates an app, then leads to its page.</summary>
public sealed partial class CreateAppForm
{
    private AppDraft _draft = new("", AppVisibility.Nobody);
    private AdminOutcome? _outcome;

    /// <summary>Whose admin console it is.</summary>
    [Parameter, EditorRequired]
    public required AdminConsole Admin { get; set; }

    /// <summary>The company.</summary>
    [Parameter, EditorRequired]
    public required SandboxCorp Corp { get; set; }

    [Inject]
    private IStringLocalizer<AdminStrings> Text { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private void Create()
    {
        (_outcome, var app) = Admin.CreateApp(Corp, _draft);
        if (app is not null)
        {
            Navigation.NavigateTo(ConsoleUrls.SandboxApp(app.AgentId));
        }
    }
}
