namespace FlashdutyConsole.Members.Invitations;

/// <summary>Texts of the invitation mail.</summary>
public sealed class InvitationStrings
{
    internal const string Subject = nameof(Subject);
    internal const string Body = nameof(Body);
}
