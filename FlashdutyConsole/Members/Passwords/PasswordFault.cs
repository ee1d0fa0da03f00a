namespace FlashdutyConsole.Members.Passwords;

/// <summary>Why a password is not taken.</summary>
public enum PasswordFault
{
    /// <summary>Too short or too long.</summary>
    Length,

    /// <summary>Among those that attackers try first.</summary>
    Common,
}
