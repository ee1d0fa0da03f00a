namespace FlashdutyConsole.Templates;

/// <summary>Texts of what checks find; those of the kinds are under the kinds' names.</summary>
internal sealed class TemplateFindingStrings
{
    internal const string Syntax = nameof(Syntax);
    internal const string UnknownField = nameof(UnknownField);
    internal const string SampleLines = nameof(SampleLines);
    internal const string SampleCharacters = nameof(SampleCharacters);
    internal const string SampleFails = nameof(SampleFails);
    internal const string UnknownLabel = nameof(UnknownLabel);
    internal const string UnknownAlertLabel = nameof(UnknownAlertLabel);
    internal const string BlankLine = nameof(BlankLine);
    internal const string RecentLines = nameof(RecentLines);
    internal const string RecentCharacters = nameof(RecentCharacters);
    internal const string RecentFails = nameof(RecentFails);
    internal const string DidYouMean = nameof(DidYouMean);
}
