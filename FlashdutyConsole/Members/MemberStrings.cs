namespace FlashdutyConsole.Members;

/// <summary>Texts of the sign-in page.</summary>
internal sealed class MemberStrings
{
    internal const string SignIn = nameof(SignIn);
    internal const string Email = nameof(Email);
    internal const string Password = nameof(Password);
    internal const string Remember = nameof(Remember);
    internal const string Wrong = nameof(Wrong);
    internal const string LockedOut = nameof(LockedOut);
    internal const string Required = nameof(Required);
    internal const string SignedOut = nameof(SignedOut);
}
