using System.Globalization;
using System.Text;

namespace FlashdutyConsole.Templates;

/// <summary>Names for copies. Pure.</summary>
public static class NumberedName
{
    /// <summary>The name, or <c>name (2)</c>, <c>name (3)</c> … , the first that is free; cut so that it fits.</summary>
    /// <param name="name">The wanted name.</param>
    /// <param name="isTaken">Whether a name is taken.</param>
    /// <param name="longest">Most characters.</param>
    public static string Of(string name, Func<string, bool> isTaken, int longest)
    {
        var wanted = Cut(name, longest);
        for (var number = 2; isTaken(wanted); number++)
        {
            var end = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            wanted = Cut(name, longest - end.Length) + end;
        }

        return wanted;
    }

    private static string Cut(string name, int longest)
    {
        var cut = new StringBuilder();
        foreach (var rune in name.Trim().EnumerateRunes().Take(longest))
        {
            cut.Append(rune.ToString());
        }

        return cut.ToString().TrimEnd();
    }
}
