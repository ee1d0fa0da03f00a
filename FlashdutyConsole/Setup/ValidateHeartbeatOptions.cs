using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Setup;

/// <summary>Checks the section <c>Watchdog</c>. Each fault names its key and its cure, and does not repeat the address: it may be a secret.</summary>
public sealed class ValidateHeartbeatOptions : IValidateOptions<HeartbeatOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, HeartbeatOptions options)
    {
        var faults = new List<string>();
        if (!string.IsNullOrEmpty(options.HeartbeatUrl)
            && !(Uri.TryCreate(options.HeartbeatUrl, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Host.Length: > 0, UserInfo: "" }))
        {
            faults.Add("Watchdog:HeartbeatUrl: is not an http or https address; write it as https://monitor.example.com/ping/…, or remove the setting");
        }

        if (options.HeartbeatSeconds is < 5 or > 3600)
        {
            faults.Add("Watchdog:HeartbeatSeconds: must be 5 to 3600");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
