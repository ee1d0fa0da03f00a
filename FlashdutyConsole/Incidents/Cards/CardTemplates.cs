using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>Reads what the templates of cards need, once for many cards. The preset needs nothing.</summary>
public sealed partial class CardTemplates(
    TemplateCache cache, TemplateRest rest, ChannelDirectory channels, ConsoleAddress address, TimeProvider time, ILogger<CardTemplates> logger)
{
    /// <summary>For these cards: an incident, with its responders, and the template of its card.</summary>
    /// <param name="db">The context to read with.</param>
    /// <param name="cards">The cards; an incident may be there with several templates.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<CustomAreas> OpenAsync(ConsoleDb db, IReadOnlyCollection<(Incident Incident, string TemplateId)> cards, CancellationToken cancellationToken)
    {
        var ids = cards.Select(card => card.TemplateId).Where(id => id.Length > 0 && id != NotificationTemplate.PresetId).Distinct().ToList();
        if (ids.Count == 0)
        {
            return new CustomAreas(this, [], [], []);
        }

        // Deleted ones too: cards that are out keep theirs.
        var templates = await db.Templates.AsNoTracking().Where(template => ids.Contains(template.Id) && template.WeComApp != "")
            .Select(template => new UsedTemplate(template.Id, template.Name, template.WeComApp)).ToDictionaryAsync(template => template.Id, cancellationToken);
        var incidents = cards.Where(card => templates.ContainsKey(card.TemplateId)).ToLookup(card => card.Incident, card => templates[card.TemplateId]);
        if (incidents.Count == 0)
        {
            return new CustomAreas(this, templates, [], []);
        }

        var alerts = new Dictionary<string, IReadOnlyList<Alert>>();
        foreach (var incident in incidents.Where(uses => uses.Any(template => NeedsAlerts(template.Content))).Select(uses => uses.Key).DistinctBy(incident => incident.Id))
        {
            alerts[incident.Id] = await db.Alerts.AsNoTracking().Where(alert => alert.IncidentId == incident.Id)
                .OrderByDescending(alert => alert.Id).Take(IncidentTemplateData.MaximumAlerts).ToListAsync(cancellationToken);
        }

        var people = await IncidentCards.PeopleAsync(
            db, incidents.Select(uses => uses.Key),
            incidents.SelectMany(uses => uses.Key.Responders.Select(responder => responder.MemberId).Concat([uses.Key.CreatorId, uses.Key.OwnerId])), cancellationToken);
        return new CustomAreas(this, templates, alerts, people.ToDictionary(person => person.Key, person => person.Value));
    }

    /// <summary>What a template makes of data for a card. Whatever goes wrong, there is an answer.</summary>
    internal (string? Output, string Fault) Render(UsedTemplate template, Incident incident, GoData data, CardViewer viewer)
    {
        var now = time.GetUtcNow();
        try
        {
            if (rest.Resting(template.Content, now) is { } resting)
            {
                return (null, Say(resting));
            }

            var output = cache.Get(template.Content).Render(data, RenderOptions.Card with { TimeZone = viewer.TimeZone.Id, Clock = time }).Text;
            rest.Went(template.Content);
            return (output, "");
        }
        catch (TemplateException fault)
        {
            if (fault.Fault == TemplateFault.Limit)
            {
                rest.Stopped(template.Content, fault, now);
            }

            Failed(template.Id, incident.Id, fault.Line, fault.Column, fault.Message);
            return (null, Say(fault));
        }
#pragma warning disable CA1031 // a fault of the engine must not keep a message from going out
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Crashed(fault, template.Id, incident.Id);
            return (null, "1:1: the template engine failed");
        }
    }

    internal GoData Data(Incident incident, IReadOnlyList<Alert> alerts, IReadOnlyDictionary<long, Members.Member> people) => IncidentTemplateData.Of(
        incident, alerts, channels.Find(incident.ChannelId)?.Name ?? "", address.Of($"incident/detail/{incident.Id}"), people);

    private bool NeedsAlerts(string content)
    {
        try
        {
            return TemplateReads.Of(cache.Get(content)).Alerts;
        }
        catch (TemplateException)
        {
            return false;
        }
    }

    private static string Say(TemplateException fault)
    {
        var text = $"{fault.Line}:{fault.Column}: {fault.Message}";
        return WeCom.Cards.TextBudget.CutCharacters(text, NotificationTemplate.LongestFailure);
    }

    [LoggerMessage(LogLevel.Warning, "Template {TemplateId} failed over incident {IncidentId} at {Line}:{Column}: {Reason}; the card has the preset's text")]
    private partial void Failed(string templateId, string incidentId, int line, int column, string reason);

    [LoggerMessage(LogLevel.Error, "The template engine failed with template {TemplateId} over incident {IncidentId}; the card has the preset's text")]
    private partial void Crashed(Exception exception, string templateId, string incidentId);
}

/// <summary>A template as far as cards need it.</summary>
/// <param name="Id">The template.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its content; not empty.</param>
internal sealed record UsedTemplate(string Id, string Name, string Content);
