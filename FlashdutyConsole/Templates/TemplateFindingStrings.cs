namespace FlashdutyConsole.Templates;

/// <summary>Texts of what checks find; those of the kinds are under the kinds' names.</summary>
internal sealed class TemplateFindingStrings
{
    internal const string DidYouMean = nameof(DidYouMean);
}
