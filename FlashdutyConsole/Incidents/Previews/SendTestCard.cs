using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.WeCom.Cards;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>Sends the card that a template makes to one member, through the outbox like every message, marked as a test.</summary>
public sealed class SendTestCard(ConsoleWriter writer, PreviewCard preview, WorkBell bell)
{
    // Of WeCom's 30 messages a minute most are left to what is real.
    private const int MostPerMinute = 5;

    /// <summary>Puts the card into the outbox.</summary>
    public async Task<SentTestCard> RunAsync(TestCard card, Actor actor, CancellationToken cancellationToken)
    {
        if (await preview.OpenAsync(card.IncidentId, cancellationToken) is not { } subject)
        {
            return new SentTestCard(TestCardOutcome.UnknownIncident);
        }

        return await writer.RunAsync(WritePriority.Person, async write =>
        {
            var found = await write.Db.MemberLinks.AsNoTracking()
                .Where(link => link.MemberId == card.MemberId && (card.IntegrationId == 0 || link.IntegrationId == card.IntegrationId))
                .Where(link => write.Db.Integrations.Any(one => one.Id == link.IntegrationId && one.PluginType == PluginType.WeComApp && one.DeletedAt == null))
                .Join(write.Db.Members.Where(member => member.Status != MemberStatus.Deleted), link => link.MemberId, member => member.Id, (link, member) => new { link, member })
                .OrderBy(row => row.link.IntegrationId).FirstOrDefaultAsync(cancellationToken);
            if (found is null)
            {
                return new SentTestCard(TestCardOutcome.NotLinked);
            }

            var viewer = CardViewer.Of(found.member.Locale, found.member.TimeZone);
            var shown = preview.Render(subject, card.Content, card.State, viewer);
            if (shown.Template.Fault is { } fault)
            {
                return new SentTestCard(TestCardOutcome.Broken, Fault: fault);
            }

            var minute = write.Now.AddMinutes(-1);
            if (await write.Db.Deliveries.CountAsync(
                one => one.IsTest && one.MemberId == card.MemberId && one.CreatedAt > minute, cancellationToken) >= MostPerMinute)
            {
                return new SentTestCard(TestCardOutcome.TooMany);
            }

            var delivery = new Delivery
            {
                IncidentId = subject.IsSample ? "" : subject.Incident.Id,
                IntegrationId = found.link.IntegrationId,
                MemberId = found.member.Id,
                WeComUserId = found.link.WeComUserId,
                Kind = DeliveryKind.Card,
                IsTest = true,
                Urgency = (int)IncidentSeverity.Info,
                DueAt = write.Now,
                CreatedAt = write.Now,
                Content = CardJson.Write(TestCards.Mark(shown.Card, new CardTexts(viewer.Culture), write.Now)),
            };
            write.Db.Deliveries.Add(delivery);
            write.Audit(actor, AuditAction.SendTestCard, card.MemberId, after: new { delivery.IncidentId });
            await write.Db.SaveChangesAsync(cancellationToken);
            write.AfterCommit(() => bell.Ring(WorkTopic.Deliveries));
            return new SentTestCard(TestCardOutcome.Queued, delivery.Id);
        }, cancellationToken);
    }
}
