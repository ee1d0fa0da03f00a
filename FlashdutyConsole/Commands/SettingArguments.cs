using System.CommandLine;
using FlashdutyConsole.Setup;

namespace FlashdutyConsole.Commands;

/// <summary>
/// Settings on the command line look like <c>--Section:Key=value</c> or <c>--Section:Key value</c>, their names in any case.
/// The parser by itself would take the colon for the end of the name.
/// </summary>
internal static class SettingArguments
{
    public const string Demo = "--demo";

    /// <summary>Takes arguments as they are: no files of arguments, no bundles of letters.</summary>
    public static ParserConfiguration Parser { get; } = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    private static readonly Dictionary<string, string> s_names = ConsoleSettings.All
        .Select(setting => "--" + setting.Key)
        .Append(Demo)
        .ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The argument as the parser wants it.</summary>
    public static IEnumerable<string> Split(string argument)
    {
        var end = argument.IndexOf('=', StringComparison.Ordinal);
        if (end > 0 && s_names.TryGetValue(argument[..end], out var assigned))
        {
            return [assigned, argument[(end + 1)..]];
        }

        return [s_names.GetValueOrDefault(argument, argument)];
    }
}
