using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>Shows the card that a template would make of an incident, built by what builds the cards that are sent.</summary>
public sealed class PreviewCard(
    IDbContextFactory<ConsoleDb> contexts, FindIncident find, IncidentCards cards, ChannelDirectory channels, TemplateCache templates, TimeProvider time)
{
    /// <summary>Reads the incident once, for any number of previews.</summary>
    /// <param name="incidentId">The incident; null = the sample.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>What is shown; null when there is no such incident.</returns>
    public async Task<PreviewSubject?> OpenAsync(string? incidentId, CancellationToken cancellationToken)
    {
        if (incidentId is null)
        {
            return SampleCard.Subject;
        }

        if (await find.RunAsync(incidentId, cancellationToken) is not { } incident)
        {
            return null;
        }

        var alerts = await find.AlertsAsync(incident.Id, active: null, 0, IncidentTemplateData.MaximumAlerts, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await IncidentCards.PeopleAsync(
            db, [incident], incident.Responders.Select(responder => responder.MemberId).Concat([incident.CreatorId, incident.OwnerId]), cancellationToken);
        return new PreviewSubject(incident, alerts, channels.Find(incident.ChannelId)?.Name ?? "", cards.DetailUrl(incident.Id), people);
    }

    /// <summary>Renders. Quick, without the database; never throws for a template.</summary>
    /// <param name="subject">From <see cref="OpenAsync"/>.</param>
    /// <param name="content">The template; empty = the preset's.</param>
    /// <param name="state">Severity and progress to show it in.</param>
    /// <param name="viewer">In whose eyes.</param>
    public CardPreview Render(PreviewSubject subject, string content, PreviewState state, CardViewer viewer)
    {
        var now = time.GetUtcNow();
        var incident = Shown(subject.Incident, state, now);
        var data = IncidentTemplateData.Of(incident, subject.Alerts, subject.ChannelName, subject.DetailUrl, subject.People);
        var source = content.Length == 0 ? PresetTemplate.Content(viewer.Culture) : content;
        var template = TemplatePreview.Of(templates, source, data, viewer.TimeZone.Id, time);
        var area = template.Fault is null ? template.Output : DefaultCustomArea.Render(incident.Labels, new CardTexts(viewer.Culture));
        var card = IncidentCard.Build(IncidentCards.Subject(incident, subject.ChannelName, area, subject.DetailUrl, subject.People), viewer, now, taskId: null);
        return new CardPreview(card, template);
    }

    // A copy in that state, as the incident's own rules would leave it.
    private static Incident Shown(Incident incident, PreviewState state, DateTimeOffset now)
    {
        var shown = incident.Copy();
        shown.Severity = state.Severity ?? shown.Severity;
        if (state.Progress is { } progress && progress != shown.Progress)
        {
            var who = new Actor(shown.Responders.Select(responder => responder.MemberId).FirstOrDefault(shown.OwnerId), ActorSource.Card);
            if (shown.Progress == IncidentProgress.Closed)
            {
                shown.Reopen(now);
            }

            _ = progress switch
            {
                IncidentProgress.Processing => shown.Acknowledge(who, now),
                IncidentProgress.Closed => shown.Close(who, now),
                _ => shown.Unacknowledge(now),
            };
        }

        if (state.Snoozed is { } snoozed && shown.Progress != IncidentProgress.Closed)
        {
            shown.SnoozedUntil = snoozed ? now.AddMinutes(CardKey.ButtonSnooze) : null;
        }

        return shown;
    }
}
