using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Templates;

/// <summary>What of an incident a template asks for, as far as its text tells.</summary>
/// <param name="Alerts">Whether it may ask for the incident's alerts; false is sure.</param>
/// <param name="Labels">The labels that it names.</param>
public sealed record TemplateReads(bool Alerts, IReadOnlyList<LabelRead> Labels)
{
    /// <summary>Reads a template.</summary>
    public static TemplateReads Of(GoTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var check = FieldCheck.Run(template);
        return new TemplateReads(check.MayReadAlerts || template.Source.Contains("Alerts", StringComparison.Ordinal), check.Labels);
    }
}
