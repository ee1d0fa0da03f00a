using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Integrations.Gates;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>What one step asks, shows and finds.</summary>
public sealed partial class StepBody
{
    private const string AdminConsoleUrl = "https://work.weixin.qq.com/wework_admin/frame#apps";

    private static readonly string[] s_explained =
        [WeComStep.CreateApp, WeComStep.Credentials, WeComStep.ApiDomain, WeComStep.Callback, WeComStep.ConsoleDomain, WeComStep.TrustedIp];

    private static readonly string[] s_callbackSecrets = [WeComFieldName.Token, WeComFieldName.EncodingAesKey];

    /// <summary>The open wizard.</summary>
    [Parameter, EditorRequired]
    public required ConnectSession Session { get; set; }

    /// <summary>Who works at it.</summary>
    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Inject]
    private IStringLocalizer<ConnectStrings> Text { get; set; } = default!;

    [Inject]
    private IStringLocalizer<GateLineStrings> GateText { get; set; } = default!;

    [Inject]
    private IConfiguration Configuration { get; set; } = default!;

    [Inject]
    private OpenApi.ConsoleAddress Address { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private string Step => Session.Step;

    private bool IsDemo => Configuration.GetValue<bool>("Demo");

    // The app's own conversation; the sandbox's AgentIds are small.
    private string DemoPhoneUrl => int.TryParse(Session.Draft.Fields.AgentId, out var agentId) ? ConsoleUrls.SandboxPhone(agentId) : ConsoleUrls.Sandbox;

    private string[]? How => s_explained.Contains(Step) ? Text["How_" + Step, Address.PublicUrl.AbsoluteUri].Value.Split('\n') : null;

    // A mistyped value is not for WeCom, and WeCom will not come with it.
    private bool IsCallbackRight => Array.TrueForAll(s_callbackSecrets, name => Session.Form.FaultOf(name) is null);

    // Before the first run there is nothing to read.
    private List<string> Shown => [.. StepGates.Of(Step).Where(id => Session.ResultOf(id).CheckedAt is not null || Session.IsRunning(id))];

    // Not what the step shows anyway, and nothing that is not to be pasted yet.
    private bool ShowsPaste(string id) => Step switch
    {
        WeComStep.Callback or WeComStep.ConsoleDomain => false,
        WeComStep.TrustedIp => id == CheckId.Homepage && Session.ResultOf(id).Status is CheckStatus.Fail or CheckStatus.Warn,
        _ => true,
    };

    private static string ChipOf(CheckResult result) => result.Status switch
    {
        CheckStatus.Pass => "chip-ok",
        CheckStatus.Warn => "chip-warning",
        CheckStatus.Fail => "chip-critical",
        _ => "",
    };
}
