namespace FlashdutyConsole.Setup;

/// <summary>Texts of the first-start page.</summary>
internal sealed class SetupStrings
{
    internal const string Title = nameof(Title);
    internal const string Lead = nameof(Lead);
    internal const string Email = nameof(Email);
    internal const string Name = nameof(Name);
    internal const string Password = nameof(Password);
    internal const string PasswordHint = nameof(PasswordHint);
    internal const string PasswordAgain = nameof(PasswordAgain);
    internal const string Create = nameof(Create);
    internal const string BadLinkTitle = nameof(BadLinkTitle);
    internal const string BadLinkText = nameof(BadLinkText);
    internal const string AlreadyTitle = nameof(AlreadyTitle);
    internal const string AlreadyText = nameof(AlreadyText);
    internal const string SignIn = nameof(SignIn);
    internal const string BadEmail = nameof(BadEmail);
    internal const string BadName = nameof(BadName);
    internal const string WeakPassword = nameof(WeakPassword);
    internal const string CommonPassword = nameof(CommonPassword);
    internal const string Busy = nameof(Busy);
    internal const string Mismatch = nameof(Mismatch);
}
