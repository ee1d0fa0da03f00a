using System.Text;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Cards;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>What deliveries say of incidents: present state in updates, digests, plain texts, replacements.</summary>
public sealed class IncidentDeliveries(IncidentCards cards, CardTemplates templates, ConsoleAddress address, WorkBell bell) : IDeliveryContent
{
    private const string StateSql = """SELECT "Progress", "AckTime", "SnoozedUntil" FROM "Incidents" WHERE "Id" = @p0""";

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<long, string>> UnwantedAsync(Write write, IReadOnlyList<Delivery> firstAttempts, CancellationToken cancellationToken)
    {
        var unwanted = new Dictionary<long, string>();
        foreach (var delivery in firstAttempts.Where(delivery => !delivery.IsTest))
        {
            if (StateOf(write, delivery.IncidentId) is not { } state || state.Progress == IncidentProgress.Closed)
            {
                unwanted[delivery.Id] = DeliveryReason.IncidentClosed;
            }
            else if (state.SnoozedUntil > write.Now)
            {
                unwanted[delivery.Id] = DeliveryReason.IncidentSnoozed;
            }
            else if (state.Progress == IncidentProgress.Processing && state.AckTime >= delivery.CreatedAt)
            {
                // Told although acknowledged before, as by a rule that forces on, is meant; acknowledged since is not.
                unwanted[delivery.Id] = DeliveryReason.IncidentAcknowledged;
            }
        }

        return Task.FromResult<IReadOnlyDictionary<long, string>>(unwanted);
    }

    /// <inheritdoc/>
    public async Task RenderUpdatesAsync(Write write, IReadOnlyList<Delivery> updates, CancellationToken cancellationToken)
    {
        var incidents = await LoadAsync(write, updates, cancellationToken);
        var people = await IncidentCards.PeopleAsync(write.Db, incidents.Values, updates.Select(update => update.MemberId), cancellationToken);
        var areas = await templates.OpenAsync(
            write.Db, [.. updates.Where(update => incidents.ContainsKey(update.IncidentId)).Select(update => (incidents[update.IncidentId], TemplateOf(update))).Distinct()], cancellationToken);
        foreach (var update in updates)
        {
            if (incidents.TryGetValue(update.IncidentId, out var incident) && people.TryGetValue(update.MemberId, out var viewer))
            {
                var built = cards.Build(incident, TemplateOf(update), areas, viewer, people, write.Now, taskId: null);
                update.Content = CardJson.Write(built.Card);
                update.ContentVersion = incident.Version;
                update.TemplateFault = built.Failure?.Message ?? "";
            }
        }

        await areas.RecordAsync(write, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string> DigestAsync(Write write, IReadOnlyList<Delivery> merged, CancellationToken cancellationToken)
    {
        var incidents = await LoadAsync(write, merged, cancellationToken);
        var viewer = await ViewerAsync(write, merged[0].MemberId, cancellationToken);
        var texts = new CardTexts(viewer.Culture);
        var listed = merged.Select(delivery => incidents.GetValueOrDefault(delivery.IncidentId)).OfType<Incident>().DistinctBy(incident => incident.Id).ToList();
        var head = texts.Format("digest_title", listed.Count) + "\n";
        var foot = $"<a href=\"{address.Of("incidents")}\">{texts["digest_link"]}</a> {viewer.Second(write.Now)}";
        // Every number is mentioned; titles share what is left of the 2,048 bytes.
        var room = WeComLimits.TextBytes - Encoding.UTF8.GetByteCount(head) - Encoding.UTF8.GetByteCount(foot);
        var each = (room / Math.Max(1, listed.Count)) - 1;
        var text = new StringBuilder(head);
        foreach (var incident in listed)
        {
            text.Append(TextBudget.CutBytes(
                texts.Format("digest_line", texts.Severity(incident.Severity), incident.Num, Inline(incident.Title)), each)).Append('\n');
        }

        return text.Append(foot).ToString();
    }

    /// <inheritdoc/>
    public async Task<string> PlainAsync(Write write, Delivery refused, CancellationToken cancellationToken)
    {
        var incident = (await LoadAsync(write, [refused], cancellationToken))[refused.IncidentId];
        return await PlainAsync(write, incident, refused.MemberId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ReplaceAsync(Write write, Card card, CancellationToken cancellationToken)
    {
        card.Replaced = true;
        card.UpdatePending = false;
        var incident = await write.Db.Incidents.Include(one => one.Responders).SingleAsync(one => one.Id == card.IncidentId, cancellationToken);
        var people = await IncidentCards.PeopleAsync(write.Db, [incident], [card.MemberId], cancellationToken);
        if (!people.TryGetValue(card.MemberId, out var viewer) || !viewer.IsActive)
        {
            return;
        }

        var delivery = new Delivery
        {
            IncidentId = incident.Id,
            IntegrationId = card.IntegrationId,
            MemberId = card.MemberId,
            WeComUserId = card.WeComUserId,
            Kind = DeliveryKind.Text,
            Urgency = (int)incident.Severity,
            DueAt = write.Now,
            CreatedAt = write.Now,
            ContentVersion = incident.Version,
        };
        if (incident.Progress == IncidentProgress.Closed)
        {
            // A card for something that is over would only invite pressing.
            delivery.Content = Encoding.UTF8.GetBytes(await PlainAsync(write, incident, card.MemberId, cancellationToken));
        }
        else
        {
            var taskId = $"{incident.Id}-{ObjectId.New(write.Now)}";
            delivery.Kind = DeliveryKind.Card;
            var areas = await templates.OpenAsync(write.Db, [(incident, card.TemplateId)], cancellationToken);
            var built = cards.Build(incident, card.TemplateId, areas, viewer, people, write.Now, taskId);
            await areas.RecordAsync(write, cancellationToken);
            delivery.Content = CardJson.Write(built.Card);
            delivery.TemplateFault = built.Failure?.Message ?? "";
            delivery.Card = new Card
            {
                IncidentId = incident.Id,
                IntegrationId = card.IntegrationId,
                MemberId = card.MemberId,
                WeComUserId = card.WeComUserId,
                TaskId = taskId,
                TemplateId = card.TemplateId,
                WantedVersion = incident.Version,
            };
        }

        write.Db.Deliveries.Add(delivery);
    }

    /// <inheritdoc/>
    public async Task UnreachableAsync(Write write, IReadOnlyList<Delivery> undeliverable, CancellationToken cancellationToken)
    {
        // Verdicts of this transaction are not saved yet; the database must see them to count who is left.
        await write.Db.SaveChangesAsync(cancellationToken);
        var ids = undeliverable.Where(delivery => delivery.StepKey is not null).Select(delivery => delivery.IncidentId).Distinct().ToList();
        var open = await write.Db.Incidents.AsNoTracking().Where(incident => ids.Contains(incident.Id) && incident.Progress != IncidentProgress.Closed)
            .Select(incident => new { incident.Id, incident.EscalationRound, incident.LayerIndex }).ToListAsync(cancellationToken);
        var unheard = new List<string>();
        foreach (var incident in open)
        {
            // Only the layer that is being told now counts, over all its channels: a late verdict on an earlier one changes nothing.
            var layer = $"{incident.Id}/{incident.EscalationRound}/{incident.LayerIndex}.";
            if (undeliverable.Any(delivery => delivery.StepKey?.StartsWith(layer, StringComparison.Ordinal) == true)
                && !await write.Db.Deliveries.AnyAsync(
                    delivery => delivery.IncidentId == incident.Id && delivery.StepKey!.StartsWith(layer)
                        && delivery.State != DeliveryState.Undeliverable
                        && (delivery.State != DeliveryState.Failed || delivery.Reason == DeliveryReason.CardRefused), cancellationToken))
            {
                unheard.Add(incident.Id);
            }
        }

        if (unheard.Count == 0)
        {
            return;
        }

        // Nobody of the layer hears it: the engine looks now and tells the next layer.
        await write.Db.Incidents.Where(incident => unheard.Contains(incident.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.LayerUnreachable, true).SetProperty(one => one.NextStepAt, write.Now), cancellationToken);
        write.AfterCommit(() => bell.Ring(WorkTopic.Incidents));
    }

    private static string TemplateOf(Delivery update) => update.Card?.TemplateId ?? "";

    private static (IncidentProgress Progress, DateTimeOffset? AckTime, DateTimeOffset? SnoozedUntil)? StateOf(Write write, string incidentId)
    {
        (IncidentProgress, DateTimeOffset?, DateTimeOffset?)? state = null;
        write.Query(StateSql, [incidentId], row => state = ((IncidentProgress)row.Number(0), Instant(row, 1), Instant(row, 2)));
        return state;

        static DateTimeOffset? Instant(Statement row, int column) =>
            row.IsNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Number(column));
    }

    private async Task<string> PlainAsync(Write write, Incident incident, long memberId, CancellationToken cancellationToken)
    {
        var viewer = await ViewerAsync(write, memberId, cancellationToken);
        var texts = new CardTexts(viewer.Culture);
        return texts.Format("plain_card", texts.Severity(incident.Severity), Inline(incident.Title), incident.Num, texts.Progress(incident.Progress), viewer.DayAndTime(incident.StartTime))
            + $"\n<a href=\"{cards.DetailUrl(incident.Id)}\">{texts["plain_link"]}</a> {viewer.Second(write.Now)}";
    }

    private static async Task<Dictionary<string, Incident>> LoadAsync(Write write, IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var ids = deliveries.Select(delivery => delivery.IncidentId).Distinct().ToList();
        return await write.Db.Incidents.AsNoTracking().Include(incident => incident.Responders)
            .Where(incident => ids.Contains(incident.Id)).ToDictionaryAsync(incident => incident.Id, cancellationToken);
    }

    private static async Task<CardViewer> ViewerAsync(Write write, long memberId, CancellationToken cancellationToken) =>
        await write.Db.Members.AsNoTracking().SingleOrDefaultAsync(member => member.Id == memberId, cancellationToken) is { } member
            ? CardViewer.Of(member.Locale, member.TimeZone)
            : CardViewer.Of("en", "UTC");

    // A text message knows links in angle brackets; an alert must not be able to write one.
    private static string Inline(string title) => TextBudget.Clean(title, oneLine: true).Replace('<', '\u2039').Replace('>', '\u203a');
}
