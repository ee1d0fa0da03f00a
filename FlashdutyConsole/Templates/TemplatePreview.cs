using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Templates;

/// <summary>What a template makes of an incident, or why it does not.</summary>
/// <param name="Text">The output as it fits on a card; null when rendering failed.</param>
/// <param name="Output">The whole output; empty when rendering failed.</param>
/// <param name="Fault">Why it failed; null when it did not.</param>
/// <param name="Warnings">Values that were missing, where nothing was printed.</param>
public sealed record TemplatePreview(CardText? Text, string Output, TemplateException? Fault, IReadOnlyList<RenderWarning> Warnings)
{
    /// <summary>Renders a template over data as a card does. Never throws.</summary>
    /// <param name="cache">Parsed templates.</param>
    /// <param name="content">The template.</param>
    /// <param name="data">What it is rendered over.</param>
    /// <param name="timeZone">IANA name of the zone of <c>date</c>.</param>
    /// <param name="clock">What <c>now</c> and <c>ago</c> go by.</param>
    public static TemplatePreview Of(TemplateCache cache, string content, GoData data, string timeZone, TimeProvider clock)
    {
        try
        {
            var result = cache.Get(content).Render(data, RenderOptions.Card with { TimeZone = timeZone, Clock = clock });
            return new TemplatePreview(CardText.Fit(result.Text), result.Text, null, result.Warnings);
        }
        catch (TemplateException fault)
        {
            return new TemplatePreview(null, "", fault, []);
        }
    }
}
