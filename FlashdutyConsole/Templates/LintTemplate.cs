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
            return [Syntax(fault)];
        }

        var findings = FieldCheck.Run(template).Findings;
        try
        {
            var text = CardText.Fit(template.Render(SampleIncident.Data, RenderOptions.Card).Text);
            if (text.CutLines > 0)
            {
                findings.Add(new TemplateFinding(TemplateFindingKind.SampleLines, false, 1, 1, 0) { Arguments = [text.Lines.Count, text.CutLines] });
            }
            else if (text.IsCut)
            {
                findings.Add(new TemplateFinding(TemplateFindingKind.SampleCharacters, false, 1, 1, 0) { Arguments = [text.Characters] });
            }
        }
        catch (TemplateException fault)
        {
            // Over an incident with everything in it: over most it will fail too.
            findings.Add(new TemplateFinding(TemplateFindingKind.SampleFails, fault.Fault == TemplateFault.Limit, fault.Line, fault.Column, fault.Length) { Arguments = [fault.Message] });
        }

        return [.. findings.OrderBy(finding => (finding.Line, finding.Column))];
    }

    /// <summary>The finding for a text that is no template.</summary>
    public static TemplateFinding Syntax(TemplateException fault) =>
        new(TemplateFindingKind.Syntax, true, fault.Line, fault.Column, fault.Length) { Arguments = [fault.Message] };
}
