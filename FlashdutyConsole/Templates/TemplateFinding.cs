using System.Globalization;
using System.Resources;

namespace FlashdutyConsole.Templates;

/// <summary>What a check of a template found.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="IsError">Whether the template cannot be used as it is.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Length">UTF-16 units that are meant; 0 when not known.</param>
public sealed record TemplateFinding(TemplateFindingKind Kind, bool IsError, int Line, int Column, int Length)
{
    private static readonly ResourceManager s_texts = new(typeof(TemplateFindingStrings));

    /// <summary>What fills the places of the kind's text.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>The name that was probably meant; null when nothing is near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>What is wrong, in English and with the engine's own words, for tools.</summary>
    public string Message => Say(CultureInfo.GetCultureInfo("en"), Arguments);

    // The last argument of these is what the engine said.
    private bool IsFault => Kind is TemplateFindingKind.Syntax or TemplateFindingKind.SampleFails or TemplateFindingKind.RecentFails;

    /// <summary>What is wrong, in the reader's language.</summary>
    public string Say(CultureInfo culture) =>
        Say(culture, IsFault ? [.. Arguments.SkipLast(1), FaultWords.Say((string)Arguments[^1], culture)] : Arguments);

    private string Say(CultureInfo culture, IReadOnlyList<object> arguments)
    {
        var text = string.Format(culture, Text(Kind.ToString(), culture), [.. arguments]);
        return Suggestion is null ? text : text + string.Format(culture, Text(TemplateFindingStrings.DidYouMean, culture), Suggestion);
    }

    private static string Text(string key, CultureInfo culture) => s_texts.GetString(key, culture) ?? key;
}
