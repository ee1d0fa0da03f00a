namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Who the provider says is there.</summary>
public sealed record ProviderPerson
{
    /// <summary>The provider.</summary>
    public required string Issuer { get; init; }

    /// <summary>The person, to this provider only: together with the issuer the one thing that never changes.</summary>
    public required string Subject { get; init; }

    /// <summary>The e-mail address; empty = none, or none that can be one.</summary>
    public string Email { get; init; } = "";

    /// <summary>Whether the provider has verified the address; null = it does not say.</summary>
    public bool? EmailVerified { get; init; }

    /// <summary>The display name; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The phone number, digits with or without a plus; may be empty.</summary>
    public string Phone { get; init; } = "";

    /// <summary>The groups; null = the provider has them, but does not say here.</summary>
    public IReadOnlyList<string>? Groups { get; init; } = [];

    /// <summary>The language as the provider has it, such as <c>zh-CN</c>; may be empty.</summary>
    public string Locale { get; init; } = "";

    /// <summary>The IANA time zone; may be empty.</summary>
    public string TimeZone { get; init; } = "";
}
