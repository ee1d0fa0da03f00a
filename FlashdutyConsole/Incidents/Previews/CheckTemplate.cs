using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Templates.Engine.Syntax;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>Checks a template against what this console has seen: the sample, and its recent incidents.</summary>
public sealed class CheckTemplate(RecentIncidents recent, FindLabelKeys labels, TemplateCache cache, TimeProvider time)
{
    // A template that takes long takes it a hundred times.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(500);

    /// <summary>What there is to say, errors first, then in order of place; empty = nothing.</summary>
    public async Task<IReadOnlyList<TemplateFinding>> RunAsync(string content, CancellationToken cancellationToken)
    {
        GoTemplate template;
        try
        {
            template = cache.Get(content);
        }
        catch (TemplateException fault)
        {
            return [LintTemplate.Syntax(fault)];
        }

        var findings = LintTemplate.Run(content).ToList();
        var incidents = await recent.RunAsync(cancellationToken);
        if (incidents.Count > 0)
        {
            findings.AddRange(UnknownLabels(template, await labels.RunAsync(cancellationToken)));
            findings.AddRange(OverRecent(template, incidents));
            // The real ones say more than the sample.
            findings.RemoveAll(finding => finding.Kind is TemplateFindingKind.SampleLines or TemplateFindingKind.SampleCharacters);
        }

        return [.. findings.OrderByDescending(finding => finding.IsError).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column)];
    }

    private static IEnumerable<TemplateFinding> UnknownLabels(GoTemplate template, LabelKeys keys)
    {
        var ofIncidents = keys.OfIncidents.Select(key => key.Key).ToHashSet(StringComparer.Ordinal);
        var ofAlerts = keys.OfAlerts.Select(key => key.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var read in TemplateReads.Of(template).Labels.DistinctBy(read => (read.Key, read.OfAlert)))
        {
            var known = read.OfAlert ? ofAlerts : ofIncidents;
            if (!known.Contains(read.Key))
            {
                yield return new TemplateFinding(
                    read.OfAlert ? TemplateFindingKind.UnknownAlertLabel : TemplateFindingKind.UnknownLabel, false, read.Line, read.Column, read.Length)
                {
                    Arguments = [read.Key, keys.Incidents],
                    Suggestion = NearestName.Find(read.Key, known),
                };
            }
        }
    }

    private IEnumerable<TemplateFinding> OverRecent(GoTemplate template, IReadOnlyList<RecentIncident> incidents)
    {
        var blank = BlankLines.Of(template);
        var options = RenderOptions.Card with { TimeZone = Account.TimeZone, Clock = time };
        var (started, looked, failed, tooLong, tooWide) = (time.GetTimestamp(), 0, 0, 0, 0);
        (CardText? Text, string Num) worst = (null, "");
        (CardText? Text, string Num) widest = (null, "");
        (TemplateException? Fault, string Num) firstFault = (null, "");
        foreach (var incident in incidents)
        {
            if (time.GetElapsedTime(started) > s_longest)
            {
                break;
            }

            looked++;
            try
            {
                var text = CardText.Fit(blank.Seen((blank.Marked ?? template).Render(incident.Data, options).Text));
                if (text.CutLines > 0)
                {
                    tooLong++;
                    worst = worst.Text is null || text.Lines.Count > worst.Text.Lines.Count ? (text, incident.Num) : worst;
                }
                else if (text.IsCut)
                {
                    tooWide++;
                    widest = widest.Text is null || text.Characters > widest.Text.Characters ? (text, incident.Num) : widest;
                }
            }
            catch (TemplateException fault)
            {
                failed++;
                firstFault = firstFault.Fault is null ? (fault, incident.Num) : firstFault;
            }
        }

        if (firstFault.Fault is { } why)
        {
            yield return new TemplateFinding(TemplateFindingKind.RecentFails, false, why.Line, why.Column, why.Length) { Arguments = [failed, looked, firstFault.Num, why.Message] };
        }

        if (worst.Text is { } lines)
        {
            yield return new TemplateFinding(TemplateFindingKind.RecentLines, false, 1, 1, 0) { Arguments = [tooLong, looked, lines.Lines.Count, worst.Num, lines.CutLines] };
        }

        if (widest.Text is { } characters)
        {
            yield return new TemplateFinding(TemplateFindingKind.RecentCharacters, false, 1, 1, 0) { Arguments = [tooWide, looked, characters.Characters, widest.Num] };
        }

        if (failed == 0 && blank.Marked is not null)
        {
            // What is there for the sample is meant for something.
            blank.Seen(TemplatePreview.Of(cache, blank.Marked.Source, SampleIncident.Data, Account.TimeZone, time).Output);
            foreach (var (line, column) in blank.Always())
            {
                yield return new TemplateFinding(TemplateFindingKind.BlankLine, false, line, column, 0) { Arguments = [looked] };
            }
        }
    }
}
