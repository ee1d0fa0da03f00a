namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Section <c>Oidc:Claims</c>: names of the claims that are read. A dot leads into an object, as in <c>realm_access.roles</c>.</summary>
public sealed class OidcClaims
{
    /// <summary>The e-mail address.</summary>
    public string Email { get; set; } = "email";

    /// <summary>Whether the provider has verified the address.</summary>
    public string EmailVerified { get; set; } = "email_verified";

    /// <summary>The display name.</summary>
    public string Name { get; set; } = "name";

    /// <summary>The phone number.</summary>
    public string Phone { get; set; } = "phone_number";

    /// <summary>The groups, a list of names.</summary>
    public string Groups { get; set; } = "groups";
}
