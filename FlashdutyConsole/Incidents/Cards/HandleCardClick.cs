using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Callbacks;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>
/// A member pressed something on a card. The same rules as on a page apply; the passive reply shows the clicker the present
/// state at once (doc 90241), everyone else's card follows through the outbox.
/// </summary>
public sealed class HandleCardClick(IncidentDesk desk, IncidentCards cards, CardTemplates templates, ConsoleAddress address) : IWeComEventHandler
{
    private static readonly RowQuery<Card> Pressed = new("""WHERE "IntegrationId" = @p0 AND "TaskId" = @p1""");
    private static readonly RowQuery<MemberLink> Link = new("""WHERE "IntegrationId" = @p0 AND "WeComUserId" = @p1""");
    private static readonly RowQuery<Member> Clicker = new("""WHERE "Id" = @p0""");

    /// <inheritdoc/>
    public async Task<byte[]?> HandleAsync(Write write, WeComConnection connection, WeComEvent received, CancellationToken cancellationToken)
    {
        if (received is not CardClick click)
        {
            return null;
        }

        var reply = PassiveReply.To(click, write.Now);
        var sender = click.FromUserName.ToLowerInvariant();
        if (TestCards.IsTest(click.TaskId))
        {
            return reply.UpdateButton(Tested(write, connection.Integration.Id, sender));
        }

        var card = Pressed.TrackFirst(write, connection.Integration.Id, click.TaskId);
        if (card is null || card.WeComUserId != sender)
        {
            Audit(write, click, 0, "unknown");
            return reply.UpdateButton(new CardTexts(CardViewer.Of("zh-CN", "UTC").Culture)["button_unknown"]);
        }

        Earned(card, click, write.Now);
        var link = Link.First(write, connection.Integration.Id, sender);
        var member = Clicker.First(write, link?.MemberId ?? card.MemberId);
        var incident = IncidentDesk.Load(write, card.IncidentId);
        var viewer = CardViewer.Of(member?.Locale ?? "zh-CN", member?.TimeZone ?? "UTC");
        var texts = new CardTexts(viewer.Culture);
        if (incident is null || member is null)
        {
            Audit(write, click, member?.Id ?? 0, "unknown");
            return reply.UpdateButton(texts["button_unknown"]);
        }

        var refusal = link is null ? "reply_not_linked" : !member.IsActive ? "reply_disabled" : member.Role < MemberRole.Responder ? "reply_viewer" : null;
        if (refusal is null)
        {
            refusal = await ActAsync(write, incident, card, click, member.Id);
        }

        Audit(write, click, member.Id, refusal ?? "done");
        card.WantedVersion = Math.Max(card.WantedVersion, incident.Version);
        card.Shows(incident.Version);
        var people = await IncidentCards.PeopleAsync(write.Db, incident, member, cancellationToken);
        var areas = await templates.OpenAsync(write.Db, [(incident, card.TemplateId)], cancellationToken);
        var shown = cards.Build(incident, card.TemplateId, areas, member, people, write.Now, taskId: null).Card;
        await areas.RecordAsync(write, cancellationToken);
        if (link is null)
        {
            // Carried out once they are linked; where that is done is a tap away.
            await KeepPress.RunAsync(write, connection.Integration.Id, sender, incident.Id, click, cancellationToken);
            var page = IntegrationAddresses.Of(connection.Integration.Key, connection.Settings, address).HomepageUrl.AbsoluteUri;
            return reply.UpdateCard(shown with { QuoteArea = new CardQuote { Type = CardQuote.Link, Url = page, Title = texts["reply_link_title"], QuoteText = texts["reply_not_linked"] } });
        }

        return reply.UpdateCard(refusal is null ? shown : shown with { QuoteArea = new CardQuote { Type = 0, QuoteText = texts[refusal] } });
    }

    private static string Tested(Write write, long integrationId, string sender)
    {
        var link = Link.First(write, integrationId, sender);
        var member = link is null ? null : Clicker.First(write, link.MemberId);
        return new CardTexts(CardViewer.Of(member?.Locale ?? "zh-CN", "UTC").Culture)["button_test"];
    }

    // Null when done, or the key of the text that says why not. A closed incident changes nothing and shows that it is closed.
    private async Task<string?> ActAsync(Write write, Incident incident, Card card, CardClick click, long memberId)
    {
        var target = new IncidentWrite(write, incident, new Actor(memberId, ActorSource.Card));
        switch (click.EventKey)
        {
            case CardKey.Acknowledge:
                await desk.ApplyAsync(target, AcknowledgeIncident.Apply, card.Id);
                return null;
            case CardKey.Close:
                await desk.ApplyAsync(target, CloseIncident.Apply, card.Id);
                return null;
            case CardKey.Refresh:
                return null;
            default:
                if (CardKey.SnoozeMinutes(click.EventKey) is not { } minutes)
                {
                    return "reply_unknown_button";
                }

                await desk.ApplyAsync(target, one => SnoozeIncident.Apply(one, minutes), card.Id);
                return null;
        }
    }

    // The click proves that the card has arrived, and brings a code. The passive reply may spend it: WeCom does not say.
    private static void Earned(Card card, CardClick click, DateTimeOffset now)
    {
        card.SentAt ??= now;
        if (click.ResponseCode.Length is > 0 and <= 1024)
        {
            card.Earn(new ResponseCode(click.ResponseCode, now + WeComLimits.ResponseCodeLife, Certain: false));
        }
    }

    private static void Audit(Write write, CardClick click, long memberId, string outcome) => write.Db.AuditEntries.Add(new AuditEntry
    {
        CreatedAt = write.Now,
        MemberId = memberId,
        Source = (int)ActorSource.Card,
        Operation = $"incident:card:{(click.EventKey.Length <= 64 ? click.EventKey : "unknown")}",
        Subject = click.TaskId.Length <= WeComLimits.TaskIdBytes ? click.TaskId : "",
        Body = JsonColumn.Write(new { outcome, wecom_userid = click.FromUserName.Length <= 64 ? click.FromUserName : "" }),
    });
}
