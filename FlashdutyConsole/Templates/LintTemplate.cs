using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Templates.Engine.Syntax;

namespace FlashdutyConsole.Templates;

/// <summary>Checks a template without an incident: whether it can be read, asks for fields that no incident has, and what a card cuts of it.</summary>
public static class LintTemplate
{
    /// <summary>What there is to say, in order of place; empty = nothing.</summary>
    public static IReadOnlyList<TemplateFinding> Run(string source)
    {
        GoTemplate template;
        try
        {
            template = GoTemplate.Parse(source);
        }
        catch (TemplateException fault)
        {
            return [new TemplateFinding(true, fault.Line, fault.Column, fault.Length, fault.Message)];
        }

        var findings = FieldCheck.Run(template);
        try
        {
            var text = CardText.Fit(template.Render(SampleIncident.Data, RenderOptions.Card).Text);
            if (text.CutLines > 0)
            {
                findings.Add(new TemplateFinding(false, 1, 1, 0,
                    $"over the sample incident it makes {text.Lines.Count} lines; a card shows 8, the last {text.CutLines} are cut"));
            }
            else if (text.IsCut)
            {
                findings.Add(new TemplateFinding(false, 1, 1, 0, $"over the sample incident it makes {text.Characters} characters, more than a card shows; the end is cut"));
            }
        }
        catch (TemplateException fault)
        {
            // Over an incident with everything in it: over most it will fail too.
            findings.Add(new TemplateFinding(fault.Fault == TemplateFault.Limit, fault.Line, fault.Column, fault.Length, $"over the sample incident it fails: {fault.Message}"));
        }

        return [.. findings.OrderBy(finding => (finding.Line, finding.Column))];
    }
}
