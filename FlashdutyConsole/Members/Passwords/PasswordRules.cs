namespace FlashdutyConsole.Members.Passwords;

/// <summary>How long a password is. What is in it is its owner's matter, as long as attackers do not try it first.</summary>
public static class PasswordRules
{
    /// <summary>Shortest, in characters.</summary>
    public const int MinimumLength = 10;

    /// <summary>Longest, in characters. Nothing is cut: what is longer is refused.</summary>
    public const int MaximumLength = 256;
}
