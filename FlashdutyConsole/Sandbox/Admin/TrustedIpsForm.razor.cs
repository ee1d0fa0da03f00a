using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Sets the addresses that may call; locked until a trusted domain or a callback URL is set.</summary>
public sealed partial class TrustedIpsForm
{
    private string? _addresses;
    private AdminOutcome? _outcome;

    /// <summary>Whose admin console it is.</summary>
    [Parameter, EditorRequired]
    public required AdminConsole Admin { get; set; }

    /// <summary>The app.</summary>
    [Parameter, EditorRequired]
    public required SandboxApp App { get; set; }

    [Inject]
    private IStringLocalizer<AdminStrings> Text { get; set; } = default!;

    private string DoneText => Admin.TrustedIpDelay > TimeSpan.Zero
        ? Text[AdminStrings.Saved] + " · " + Text[AdminStrings.TrustedIpsDelay, Math.Ceiling(Admin.TrustedIpDelay.TotalSeconds)]
        : Text[AdminStrings.Saved];

    /// <inheritdoc />
    protected override void OnInitialized() => Read();

    private void Read() => _addresses = App.TrustedIps is { } addresses ? string.Join(';', addresses) : null;

    private void Save()
    {
        _outcome = Admin.SetTrustedIps(App, _addresses ?? "");
        if (_outcome.IsDone)
        {
            Read();
        }
    }
}
