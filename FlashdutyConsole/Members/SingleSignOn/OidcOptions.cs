namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Section <c>Oidc</c>: the provider that people sign in with, and what it decides about them.</summary>
public sealed class OidcOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Oidc";

    /// <summary>What <see cref="DefaultRole"/> is when people without a mapped group are to stay outside.</summary>
    public const string NoRole = "None";

    /// <summary>The provider's issuer; its discovery document lies below it. Empty = no single sign-on.</summary>
    public string? Authority { get; set; }

    /// <summary>The id under which the provider knows this console.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret that goes with it.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What the sign-in page calls the provider; empty = single sign-on.</summary>
    public string Name { get; set; } = "";

    /// <summary>Scopes to ask for, separated by spaces.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>Names of the claims that are read.</summary>
    public OidcClaims Claims { get; set; } = new();

    /// <summary>Which group gives which role.</summary>
    public Dictionary<string, string> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The role of whoever is in none of these groups; <see cref="NoRole"/> = they do not get in.</summary>
    public string DefaultRole { get; set; } = nameof(MemberRole.Viewer);

    /// <summary>Whether somebody unknown becomes a member at the first sign-in.</summary>
    public bool CreateMembers { get; set; } = true;

    /// <summary>Whether the first sign-in finds an existing account by its verified e-mail address.</summary>
    public bool LinkByEmail { get; set; } = true;

    /// <summary>Whether an address counts as verified when the provider does not say; when it says no, it never does.</summary>
    public bool TrustEmail { get; set; }

    /// <summary>Whether people may also sign in with an account of the console. Owners always may, at an address of its own.</summary>
    public bool LocalSignIn { get; set; } = true;

    /// <summary>Whether there is single sign-on.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>Whether this is the provider's issuer. People leave the last slash out.</summary>
    /// <param name="issuer">An issuer.</param>
    public bool Is(string issuer) => IsOn && issuer?.TrimEnd('/') == Authority!.TrimEnd('/');

    /// <summary>The role of a text; null for any other text. An owner is never made by a provider.</summary>
    /// <param name="text">Viewer, Responder or Admin, in any case.</param>
    public static MemberRole? RoleOf(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "VIEWER" => MemberRole.Viewer,
        "RESPONDER" => MemberRole.Responder,
        "ADMIN" => MemberRole.Admin,
        _ => null,
    };

    /// <summary>Adds pairs such as <c>oncall=Responder</c>, separated by commas: how the mapping is written where a key cannot be.</summary>
    /// <param name="pairs">The pairs; a part without a role is kept as it is, for the check to name.</param>
    internal void AddRoles(string? pairs)
    {
        foreach (var pair in (pairs ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A group's name may have the sign in it, a role's has not.
            var end = pair.LastIndexOf('=');
            Roles[end < 0 ? pair : pair[..end].Trim()] = end < 0 ? "" : pair[(end + 1)..].Trim();
        }
    }
}
