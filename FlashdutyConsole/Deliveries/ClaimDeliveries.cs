using System.Text;
using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;

namespace FlashdutyConsole.Deliveries;

/// <summary>
/// Claims what one app sends next, in one transaction: looks again whether it is still wanted, keeps each member below the
/// quota, renders updates with the present state, and marks what goes out as sending, with a deadline.
/// </summary>
public sealed class ClaimDeliveries(IDeliveryContent content, MemberQuotas quotas)
{
    /// <summary>After this time without a result the sweep takes a delivery back: longer than a call with its token can take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(40);

    // Twice what may go, so that a member who is above the quota holds nobody up.
    private const int LookAtLeast = 24;
    private const int LookAtMost = 2 * AppPace.MostAtOnce;

    private static readonly RowQuery<Delivery> Due =
        new("""WHERE "IntegrationId" = @p0 AND "State" = 0 AND "DueAt" <= @p1 ORDER BY "Urgency", "DueAt" LIMIT @p2""");

    // In a storm a look at what is due sees a few of each member's messages; a digest tells of all that wait for its member.
    private static readonly RowQuery<Delivery> HeldBack = new(
        $"""WHERE "IntegrationId" = @p0 AND "WeComUserId" = @p1 AND "State" = 0 AND "Reason" = '{DeliveryReason.MemberQuota}' ORDER BY "Urgency", "Id" LIMIT @p2""");

    /// <summary>Claims at most <paramref name="free"/> deliveries.</summary>
    internal async Task<IReadOnlyList<Attempt>> RunAsync(Write write, WeComConnection connection, int free, CancellationToken cancellationToken)
    {
        var integrationId = connection.Integration.Id;
        var due = Due.Track(write, integrationId, write.Now.ToUnixTimeMilliseconds(), Math.Clamp(2 * free, LookAtLeast, LookAtMost));
        CardOfDelivery.Join(write, due);
        due = await WantedAsync(write, due, cancellationToken);

        // New messages go first, but a quarter of the calls is left to updates: neither waits for all of the other.
        var updates = due.Where(delivery => delivery.Kind == DeliveryKind.CardUpdate).ToList();
        var forMessages = free - Math.Min(updates.Count, free / 4);
        var going = new List<Delivery>();
        foreach (var member in due.Where(delivery => delivery.Kind != DeliveryKind.CardUpdate).GroupBy(delivery => delivery.WeComUserId))
        {
            if (going.Count >= forMessages)
            {
                break;
            }

            going.AddRange(await MessagesAsync(write, integrationId, [.. member], forMessages - going.Count, cancellationToken));
        }

        going.AddRange(await UpdatesAsync(write, updates, free - going.Count, cancellationToken));

        foreach (var delivery in going)
        {
            delivery.State = DeliveryState.Sending;
            delivery.LeaseUntil = write.Now + Lease;
            delivery.Attempts++;
            delivery.FirstAttemptAt ??= write.Now;
        }

        return going.Select(delivery => Attempt.Of(delivery, connection)).ToList();
    }

    private async Task<List<Delivery>> WantedAsync(Write write, List<Delivery> due, CancellationToken cancellationToken)
    {
        var cards = due.Where(delivery => delivery.Kind == DeliveryKind.Card).ToList();
        var unwanted = await content.UnwantedAsync(write, cards, cancellationToken);
        foreach (var delivery in cards.Where(delivery => unwanted.ContainsKey(delivery.Id)))
        {
            if (delivery.Uncertain)
            {
                if (unwanted[delivery.Id] != DeliveryReason.IncidentClosed)
                {
                    continue;
                }

                // It may have arrived, or not: a text that says that it is over is right either way, the card would announce it.
                await content.ReplaceAsync(write, delivery.Card!, cancellationToken);
            }

            delivery.State = DeliveryState.Skipped;
            delivery.Reason = unwanted[delivery.Id];
        }

        return due.Where(delivery => delivery.State == DeliveryState.Pending).ToList();
    }

    private async Task<List<Delivery>> UpdatesAsync(Write write, List<Delivery> updates, int free, CancellationToken cancellationToken)
    {
        var going = new List<Delivery>();
        var render = new List<Delivery>();
        foreach (var update in updates.Take(free))
        {
            var card = update.Card!;
            if (update.Content is not null)
            {
                going.Add(update);
            }
            else if (card.Replaced || card.ShownVersion >= card.WantedVersion)
            {
                Skip(update, card, DeliveryReason.AlreadyShown);
            }
            else
            {
                var expired = card.Codes.Count > 0 && card.Codes.All(code => code.ExpiresAt <= write.Now);
                if (card.Spend(write.Now) is { } code)
                {
                    update.ResponseCode = code.Code;
                    update.CodeCertain = code.Certain;
                    render.Add(update);
                }
                else
                {
                    Skip(update, card, DeliveryReason.NoResponseCode);
                    card.StaleSince ??= write.Now;
                    if (expired)
                    {
                        await content.ReplaceAsync(write, card, cancellationToken);
                    }
                }
            }
        }

        if (render.Count > 0)
        {
            await content.RenderUpdatesAsync(write, render, cancellationToken);
            going.AddRange(render.Where(update => update.Content is not null));
            foreach (var gone in render.Where(update => update.Content is null))
            {
                Skip(gone, gone.Card!, DeliveryReason.AlreadyShown);
            }
        }

        return going;
    }

    private async Task<List<Delivery>> MessagesAsync(
        Write write, long integrationId, List<Delivery> due, int free, CancellationToken cancellationToken)
    {
        var quota = quotas.Of(integrationId, due[0].WeComUserId);
        var pick = DeliveryQueue.Pick(due, quota, write.Now);
        if (pick.Digests.Count > 0)
        {
            var held = HeldBack.Track(write, integrationId, due[0].WeComUserId, quota.MinuteLeft(write.Now) * DeliveryQueue.DigestSize).Except(due).ToList();
            CardOfDelivery.Join(write, held);
            due = [.. due, .. await WantedAsync(write, held, cancellationToken)];
            pick = DeliveryQueue.Pick(due, quota, write.Now);
        }

        foreach (var waiting in pick.Hold)
        {
            waiting.DueAt = pick.HoldUntil > write.Now ? pick.HoldUntil : write.Now.AddSeconds(1);
            waiting.Reason = DeliveryReason.MemberQuota;
        }

        var going = pick.Send.Take(free).ToList();
        foreach (var group in pick.Digests.Take(free - going.Count))
        {
            going.Add(await DigestAsync(write, group, cancellationToken));
        }

        going.ForEach(_ => quota.Count(write.Now));
        return going;
    }

    private async Task<Delivery> DigestAsync(Write write, IReadOnlyList<Delivery> merged, CancellationToken cancellationToken)
    {
        var first = merged[0];
        var digest = new Delivery
        {
            IncidentId = first.IncidentId,
            IntegrationId = first.IntegrationId,
            MemberId = first.MemberId,
            WeComUserId = first.WeComUserId,
            Kind = DeliveryKind.Text,
            Urgency = first.Urgency,
            DueAt = write.Now,
            CreatedAt = write.Now,
            Content = Encoding.UTF8.GetBytes(await content.DigestAsync(write, merged, cancellationToken)),
        };
        write.Db.Deliveries.Add(digest);
        await write.Db.SaveChangesAsync(cancellationToken);
        foreach (var delivery in merged)
        {
            delivery.State = DeliveryState.Merged;
            delivery.Reason = DeliveryReason.Merged;
            delivery.MergedIntoId = digest.Id;
        }

        return digest;
    }

    private static void Skip(Delivery update, Card card, string reason)
    {
        update.State = DeliveryState.Skipped;
        update.Reason = reason;
        card.UpdatePending = false;
    }
}
