namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>One thing that must be set before WeCom lets an app through.</summary>
/// <param name="Key">Short name; also the id of the form that sets it.</param>
/// <param name="Label">Key of its name.</param>
/// <param name="IsOpen">Whether it is set.</param>
/// <param name="Effect">Key of what happens while it is not.</param>
internal sealed record AppGate(string Key, string Label, bool IsOpen, string Effect)
{
    /// <summary>An app works without it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>All of them, in the order in which they can be set.</summary>
    public static IReadOnlyList<AppGate> Of(SandboxApp app) =>
    [
        new("basics", AdminStrings.StateEnabled, app.Enabled, AdminStrings.GateEnabledShut),
        new("basics", AdminStrings.Visibility, app.Corp.Users.Any(user => app.IsVisibleTo(user)), AdminStrings.GateVisibilityShut),
        new("domain", AdminStrings.Domain, app.TrustedDomain is not null, AdminStrings.GateDomainShut),
        new("reception", AdminStrings.Reception, app.CallbackUrl is not null, AdminStrings.GateCallbackShut),
        new("ips", AdminStrings.TrustedIps, app.TrustedIps is null or { Count: > 0 },
            AdminConsole.MayEditTrustedIps(app) ? AdminStrings.GateIpsShut : AdminStrings.GateIpsLocked),
        new("homepage", AdminStrings.Homepage, app.HomeUrl is not null, AdminStrings.GateHomepageShut) { IsOptional = true },
    ];
}
