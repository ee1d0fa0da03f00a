using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Channels;

/// <summary>What is wrong with an entered rule, in the words of the editor: which level, which part.</summary>
internal static partial class RuleFaults
{
    /// <summary>The first fault; null = none.</summary>
    /// <param name="draft">The rule as entered.</param>
    /// <param name="text">The editor's texts.</param>
    public static string? Find(RuleDraft draft, IStringLocalizer<ChannelStrings> text)
    {
        if (new RuleDraftValidator().Validate(draft).Errors is not [var first, ..])
        {
            return null;
        }

        // The validator names its parts as the Open API does.
        var level = Level().Match(first.PropertyName) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) + 1
            : 0;
        return first.PropertyName switch
        {
            "rule_name" => text[ChannelStrings.FaultRuleName].Value,
            "layers" => text[ChannelStrings.FaultNoLayer],
            _ when first.PropertyName.EndsWith("target.person_ids", StringComparison.Ordinal) => text[ChannelStrings.FaultLayerWithoutPeople, level],
            _ when first.PropertyName.Contains("target.by", StringComparison.Ordinal) => text[ChannelStrings.FaultLayerWithoutChannel, level],
            _ when first.PropertyName.StartsWith("filters", StringComparison.Ordinal) => text[ChannelStrings.FaultFilter],
            _ => text[ChannelStrings.FaultNumber],
        };
    }

    [GeneratedRegex(@"^layers\[(\d{1,3})\]")]
    private static partial Regex Level();
}
