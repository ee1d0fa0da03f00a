namespace FlashdutyConsole.Members.Factors;

/// <summary>Recovery codes as people type them.</summary>
public static class RecoveryCodes
{
    /// <summary>How many a member gets.</summary>
    public const int Count = 10;

    /// <summary>The code without what makes it easier to read.</summary>
    /// <param name="code">As typed.</param>
    public static string Plain(string code) =>
        new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
}
