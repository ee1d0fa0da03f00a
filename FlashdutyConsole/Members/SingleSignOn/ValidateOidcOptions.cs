using FlashdutyConsole.Network;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Checks the section <c>Oidc</c> at the start. Each fault names its key and its cure; the secret is never repeated.</summary>
public sealed class ValidateOidcOptions(IConfiguration configuration) : IValidateOptions<OidcOptions>
{
    private const int MaximumName = 40;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OidcOptions options)
    {
        var faults = options.IsOn ? Faults(options) : FaultsOfNone(options);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static List<string> FaultsOfNone(OidcOptions options)
    {
        var faults = new List<string>();
        if (!string.IsNullOrEmpty(options.ClientId) || !string.IsNullOrEmpty(options.ClientSecret))
        {
            faults.Add("Oidc:Authority: is missing; set it together with Oidc:ClientId and Oidc:ClientSecret");
        }

        if (!options.LocalSignIn)
        {
            faults.Add("Oidc:LocalSignIn: cannot be false without single sign-on; set Oidc:Authority, or remove the setting");
        }

        return faults;
    }

    private List<string> Faults(OidcOptions options)
    {
        var faults = new List<string>();
        if (FaultOfAuthority(options.Authority!) is { } fault)
        {
            faults.Add(fault);
        }

        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            faults.Add("Oidc:ClientId: is missing; it is the client's id at the provider");
        }

        if (string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            faults.Add("Oidc:ClientSecret: is missing; give it as Oidc__ClientSecret in the environment");
        }

        if (options.Name.Length > MaximumName || options.Name.Any(char.IsControl))
        {
            faults.Add($"Oidc:Name: must be {MaximumName} characters or fewer, in one line");
        }

        if (!options.Scopes.Split(' ').Contains("openid", StringComparer.Ordinal) || options.Scopes.Contains(',', StringComparison.Ordinal))
        {
            faults.Add("Oidc:Scopes: needs openid, and spaces between scopes; for example: openid profile email");
        }

        foreach (var (key, claim) in new[]
        {
            (nameof(OidcClaims.Email), options.Claims.Email), (nameof(OidcClaims.EmailVerified), options.Claims.EmailVerified),
            (nameof(OidcClaims.Name), options.Claims.Name), (nameof(OidcClaims.Phone), options.Claims.Phone), (nameof(OidcClaims.Groups), options.Claims.Groups),
        })
        {
            if (string.IsNullOrWhiteSpace(claim))
            {
                faults.Add($"Oidc:Claims:{key}: is empty; name a claim, or remove the setting");
            }
        }

        faults.AddRange(options.Roles
            .Where(pair => OidcOptions.RoleOf(pair.Value) is null)
            .Select(pair => string.Equals(pair.Value.Trim(), nameof(MemberRole.Owner), StringComparison.OrdinalIgnoreCase)
                ? $"Oidc:Roles:{pair.Key}: a group cannot make owners; use Viewer, Responder or Admin"
                : $"Oidc:Roles:{pair.Key}: '{pair.Value}' is not a role; use Viewer, Responder or Admin"));
        if (OidcOptions.RoleOf(options.DefaultRole) is null && !string.Equals(options.DefaultRole, OidcOptions.NoRole, StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"Oidc:DefaultRole: '{options.DefaultRole}' is not a role; use Viewer, Responder, Admin or None");
        }

        return faults;
    }

    private string? FaultOfAuthority(string authority)
    {
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https", Host.Length: > 0, Query: "", Fragment: "", UserInfo: "" })
        {
            return $"Oidc:Authority: '{authority}' is not the address of an issuer; write it as https://login.example.com";
        }

        // Over http anybody on the way could sign in as anybody; a provider on this machine or network may be asked so.
        var allowed = AllowedHosts.Parse(configuration[NetworkOptions.AllowedPrivateHostsKey], out _);
        return address.Scheme == Uri.UriSchemeHttp && allowed?.Names(address.IdnHost, address.Port) != true
            ? $"Oidc:Authority: '{authority}' must be https; http is only for a host that {NetworkOptions.AllowedPrivateHostsKey} lists"
            : null;
    }
}
