namespace FlashdutyConsole.Members.Invitations;

/// <summary>Section <c>Smtp</c>: the mail server for invitations. Without a host no mail is sent; links are copied instead.</summary>
public sealed class SmtpOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Smtp";

    /// <summary>Name of the server; empty = no mail.</summary>
    public string? Host { get; set; }

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected: <c>StartTls</c>, <c>Tls</c> or <c>None</c>.</summary>
    public string Security { get; set; } = "StartTls";

    /// <summary>User name; empty = the server asks for none.</summary>
    public string? User { get; set; }

    /// <summary>The user's password.</summary>
    public string? Password { get; set; }

    /// <summary>The sender's address.</summary>
    public string? From { get; set; }

    /// <summary>Whether mail is sent.</summary>
    public bool IsGiven => !string.IsNullOrWhiteSpace(Host);
}
