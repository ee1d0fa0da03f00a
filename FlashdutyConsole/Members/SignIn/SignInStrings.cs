namespace FlashdutyConsole.Members.SignIn;

/// <summary>Texts of the pages before a session: sign-in, second factor, invitation.</summary>
internal sealed class SignInStrings
{
    internal const string SignIn = nameof(SignIn);
    internal const string Email = nameof(Email);
    internal const string Password = nameof(Password);
    internal const string Remember = nameof(Remember);
    internal const string Wrong = nameof(Wrong);
    internal const string Throttled = nameof(Throttled);
    internal const string Busy = nameof(Busy);
    internal const string OrPasskey = nameof(OrPasskey);
    internal const string PasskeyFailed = nameof(PasskeyFailed);
    internal const string SecondTitle = nameof(SecondTitle);
    internal const string SecondLead = nameof(SecondLead);
    internal const string Code = nameof(Code);
    internal const string Continue = nameof(Continue);
    internal const string WrongCode = nameof(WrongCode);
    internal const string SecondExpired = nameof(SecondExpired);
    internal const string StartAgain = nameof(StartAgain);
    internal const string InvitationTitle = nameof(InvitationTitle);
    internal const string InvitationLead = nameof(InvitationLead);
    internal const string InvitationSso = nameof(InvitationSso);
    internal const string Name = nameof(Name);
    internal const string NewPassword = nameof(NewPassword);
    internal const string PasswordHint = nameof(PasswordHint);
    internal const string PasswordAgain = nameof(PasswordAgain);
    internal const string Join = nameof(Join);
    internal const string Mismatch = nameof(Mismatch);
    internal const string BadName = nameof(BadName);
    internal const string BadLength = nameof(BadLength);
    internal const string CommonPassword = nameof(CommonPassword);
    internal const string InvitationGoneTitle = nameof(InvitationGoneTitle);
    internal const string InvitationGoneText = nameof(InvitationGoneText);
}
