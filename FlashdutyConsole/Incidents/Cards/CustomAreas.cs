using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates.Engine;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>Renders the custom areas of the cards of one transaction, and remembers which templates failed.</summary>
public sealed class CustomAreas
{
    private readonly CardTemplates _templates;
    private readonly Dictionary<string, UsedTemplate> _used;
    private readonly Dictionary<string, IReadOnlyList<Alert>> _alerts;
    private readonly Dictionary<long, Member> _people;
    private readonly Dictionary<string, (int Count, string IncidentId, string Message)> _failures = [];

    internal CustomAreas(
        CardTemplates templates, Dictionary<string, UsedTemplate> used, Dictionary<string, IReadOnlyList<Alert>> alerts, Dictionary<long, Member> people) =>
        (_templates, _used, _alerts, _people) = (templates, used, alerts, people);

    /// <summary>The custom area of an incident's card.</summary>
    /// <param name="incident">One of those it was opened for.</param>
    /// <param name="templateId">Its template; one that is not known is the preset.</param>
    /// <param name="viewer">In whose eyes.</param>
    /// <param name="people">Members by id, besides those that were read already.</param>
    public CustomArea Of(Incident incident, string templateId, CardViewer viewer, IReadOnlyDictionary<long, Member> people)
    {
        if (!_used.TryGetValue(templateId, out var template))
        {
            return new CustomArea(Preset(incident, viewer));
        }

        var (output, fault) = _templates.Render(template, incident, Data(incident, people), viewer);
        if (output is not null)
        {
            return new CustomArea(output);
        }

        _failures[templateId] = (_failures.GetValueOrDefault(templateId).Count + 1, incident.Id, fault);
        return new CustomArea(Preset(incident, viewer), new TemplateFailure(templateId, template.Name, fault));
    }

    /// <summary>Notes on the templates which of them failed, when, over which incident and why.</summary>
    public async Task RecordAsync(Write write, CancellationToken cancellationToken)
    {
        foreach (var (templateId, (count, incidentId, message)) in _failures)
        {
            await write.Db.Templates.Where(template => template.Id == templateId).ExecuteUpdateAsync(row => row
                .SetProperty(one => one.Failures, one => one.Failures + count)
                .SetProperty(one => one.FailedAt, write.Now)
                .SetProperty(one => one.FailedIncidentId, incidentId)
                .SetProperty(one => one.Failure, message), cancellationToken);
        }

        _failures.Clear();
    }

    private static string Preset(Incident incident, CardViewer viewer) => DefaultCustomArea.Render(incident.Labels, new CardTexts(viewer.Culture));

    // Who joined within this transaction may be known to the caller only.
    private GoData Data(Incident incident, IReadOnlyDictionary<long, Member> people)
    {
        foreach (var responder in incident.Responders)
        {
            if (!_people.ContainsKey(responder.MemberId) && people.TryGetValue(responder.MemberId, out var member))
            {
                _people[responder.MemberId] = member;
            }
        }

        return _templates.Data(incident, _alerts.GetValueOrDefault(incident.Id, []), _people);
    }
}
