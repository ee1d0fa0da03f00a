using System.Net.Mail;

namespace FlashdutyConsole.Setup;

/// <summary>The first account as it is asked for.</summary>
/// <param name="Email">Where the owner signs in with.</param>
/// <param name="Name">Display name.</param>
/// <param name="Password">In clear; kept as a hash only.</param>
public sealed record OwnerDraft(string Email, string Name, string Password)
{
    /// <summary>Shortest password, in characters; the same as Identity is told.</summary>
    public const int MinimumPasswordLength = Members.Passwords.PasswordRules.MinimumLength;

    /// <summary>Longest password that is hashed, in characters.</summary>
    public const int MaximumPasswordLength = Members.Passwords.PasswordRules.MaximumLength;

    /// <summary>Longest e-mail address (RFC 5321).</summary>
    public const int MaximumEmailLength = 254;

    /// <summary>Shortest and longest display name, as in the Open API.</summary>
    public static bool IsName(string? name) => name?.Trim() is { Length: >= 2 and <= 39 } trimmed && !trimmed.Any(char.IsControl);

    /// <summary>Whether the text is one plain e-mail address.</summary>
    public static bool IsEmail(string? email) =>
        email is { Length: > 0 and <= MaximumEmailLength }
        && !email.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
        && MailAddress.TryCreate(email, out var address)
        && address.Address == email
        && address.DisplayName.Length == 0;
}
