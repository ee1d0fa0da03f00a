using System.Globalization;
using System.Resources;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Says results of checks in words.</summary>
public static class CheckWords
{
    private static readonly ResourceManager s_texts = new(typeof(CheckStrings));

    /// <summary>The status as it goes over the wire.</summary>
    public static string Name(CheckStatus status) => status switch
    {
        CheckStatus.Pass => "pass",
        CheckStatus.Warn => "warn",
        CheckStatus.Fail => "fail",
        _ => "skip",
    };

    /// <summary>The name of a check.</summary>
    public static string Title(string checkId, CultureInfo culture) => Text("Title_" + checkId, culture);

    /// <summary>What a detail is about.</summary>
    public static string Label(string label, CultureInfo culture) => Text("Label_" + label, culture);

    /// <summary>What was found, and what to change where. The cure is empty when there is nothing to do.</summary>
    public static (string Message, string Cure) Describe(CheckResult result, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Reason == CheckReason.WeComError)
        {
            return WeComErrors.Describe(result.ErrCode, culture);
        }

        var parts = result.Arguments.Cast<object>().Concat(Enumerable.Repeat<object>("", 4)).ToArray();
        var lines = string.Format(culture, Text(result.Reason, culture), parts).Split('\n', 2, StringSplitOptions.TrimEntries);
        return (lines[0], lines.Length > 1 ? lines[1] : "");
    }

    private static string Text(string key, CultureInfo culture) => s_texts.GetString(key, culture) ?? key;
}
