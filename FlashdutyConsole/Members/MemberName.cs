namespace FlashdutyConsole.Members;

/// <summary>What a display name may be, as in the Open API.</summary>
public static class MemberName
{
    /// <summary>Shortest, in characters.</summary>
    public const int Minimum = 2;

    /// <summary>Longest, in characters.</summary>
    public const int Maximum = 39;

    /// <summary>Whether the text can be a name.</summary>
    /// <param name="name">Without blanks around it.</param>
    public static bool IsValid(string name) => name.Length is >= Minimum and <= Maximum && !name.Any(char.IsControl);

    /// <summary>A name for somebody of whom only the e-mail address is known.</summary>
    /// <param name="email">The address.</param>
    public static string Of(string email)
    {
        var name = email.Split('@')[0];
        return name.Length switch
        {
            < Minimum => email[..Math.Min(email.Length, Maximum)],
            > Maximum => name[..Maximum],
            _ => name,
        };
    }
}
