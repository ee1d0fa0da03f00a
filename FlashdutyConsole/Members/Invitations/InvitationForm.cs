namespace FlashdutyConsole.Members.Invitations;

/// <summary>The fields of the invitation page.</summary>
public sealed class InvitationForm
{
    /// <summary>Display name.</summary>
    public string? Name { get; set; }

    /// <summary>In clear; kept as a hash only.</summary>
    public string? Password { get; set; }

    /// <summary>The password again.</summary>
    public string? PasswordAgain { get; set; }
}
