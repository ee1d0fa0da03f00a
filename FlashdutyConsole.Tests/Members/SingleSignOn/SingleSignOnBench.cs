using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.SingleSignOn;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>A console that signs people in with a provider, started for tests.</summary>
internal static class SingleSignOnBench
{
    /// <summary>The id of the console at providers that take any.</summary>
    public const string ClientId = "console";

    /// <summary>The secret that goes with it; long enough to be a key.</summary>
    public const string ClientSecret = "canary-secret-0123456789abcdef0123456789abcdef";

    /// <summary>Asks for a sign-in at this very moment, as joining a WeCom account does.</summary>
    public const string Fresh = "/signin/sso?returnUrl=%2Fincidents&fresh=1";

    /// <summary>Starts a console on a port that is known before.</summary>
    public static Task<TestConsole> StartAsync(Uri address, string authority, string clientId, string clientSecret, params string[] more) =>
        TestConsole.StartAsync(new TestConsoleOptions
        {
            Args =
            [
                "--Urls=" + address.AbsoluteUri.TrimEnd('/'),
                "--Network:AllowedPrivateHosts=127.0.0.1",
                "--Logging:LogLevel:Default=None",
                "--Oidc:Authority=" + authority,
                "--Oidc:ClientId=" + clientId,
                "--Oidc:ClientSecret=" + clientSecret,
                .. more,
            ],
        });

    /// <summary>An address on this machine that nobody listens on.</summary>
    public static Uri FreeAddress() => new($"http://127.0.0.1:{FreePort.Take().ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Makes the console read the provider's discovery document again.</summary>
    public static void ForgetProvider(this TestConsole console)
    {
        var options = console.Get<IOptionsMonitor<OpenIdConnectOptions>>().Get(SingleSignOnSetup.Scheme);
        options.ConfigurationManager = new ProviderMetadata(options.Backchannel, options.Authority!, console.Get<TimeProvider>());
    }

    /// <summary>How many sessions there are of all members.</summary>
    public static Task<int> SessionsAsync(this TestConsole console) => console.ReadAsync(db => db.Sessions.CountAsync());

    /// <summary>The member with this address; null when there is none.</summary>
    public static Task<Member?> MemberAsync(this TestConsole console, string email) =>
        console.ReadAsync(db => db.Members.AsNoTracking().SingleOrDefaultAsync(member => member.Email == email));

    /// <summary>Names of what the audit log has about a member, in order.</summary>
    public static Task<List<string>> AuditAsync(this TestConsole console, long memberId) =>
        console.ReadAsync(db => db.AuditEntries.Where(entry => entry.MemberId == memberId).OrderBy(entry => entry.Id).Select(entry => entry.Operation).ToListAsync());
}
