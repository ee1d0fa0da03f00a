using System.Net.Mail;

namespace FlashdutyConsole.Members;

/// <summary>What an e-mail address is here: one plain address, without a name around it.</summary>
public static class EmailAddress
{
    /// <summary>Longest (RFC 5321).</summary>
    public const int MaximumLength = 254;

    /// <summary>Whether the text is one.</summary>
    /// <param name="email">As typed.</param>
    public static bool IsValid(string? email) =>
        email is { Length: > 0 and <= MaximumLength }
        && !email.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
        && MailAddress.TryCreate(email, out var address)
        && address.Address == email
        && address.DisplayName.Length == 0;
}
