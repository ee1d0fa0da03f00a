namespace FlashdutyConsole.Setup;

/// <summary>The fields of the first-start page.</summary>
public sealed class SetupForm
{
    /// <summary>Where the owner signs in with.</summary>
    public string? Email { get; set; }

    /// <summary>Display name.</summary>
    public string? Name { get; set; }

    /// <summary>In clear; kept as a hash only.</summary>
    public string? Password { get; set; }

    /// <summary>The password again.</summary>
    public string? PasswordAgain { get; set; }
}
