using System.Text;
using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Linking;
using FlashdutyConsole.WeCom;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Deliveries;

/// <summary>Turns the end of an attempt into the delivery's next state, and the card's, and the integration's.</summary>
public sealed partial class RecordAttempt(IDeliveryContent content, AppPaces paces, IntegrationDirectory directory, LinkReach reach, ILogger<RecordAttempt> logger)
{
    private const int Concurrency = 45033;
    private const int Frequency = 45009;

    /// <summary>Records the attempt.</summary>
    /// <returns>The messages that turned out not to reach their recipient: this one, or those that it stood for.</returns>
    public async Task<IReadOnlyList<Delivery>> RunAsync(Write write, Delivery delivery, AttemptResult result, CancellationToken cancellationToken)
    {
        var verdict = DeliveryJudge.Judge(delivery, result, write.Now, Random.Shared.NextDouble());
        delivery.LeaseUntil = null;
        delivery.Uncertain |= result.MayHaveArrived;
        delivery.ErrCode = result.ErrCode;
        delivery.Error = result.Error;
        switch (verdict)
        {
            case DeliveryVerdict.Arrived arrived:
                await ArrivedAsync(write, delivery, result, arrived, cancellationToken);
                return [];
            case DeliveryVerdict.TryLater later:
                Later(write, delivery, result, later);
                return [];
            case DeliveryVerdict.NeedsAdmin wait:
                await NeedsAdminAsync(write, delivery, result, wait.After, cancellationToken);
                return [];
            case DeliveryVerdict.SendPlain when delivery.IsTest:
                // Whoever tests wants to see the refusal, not a text.
                End(delivery, DeliveryState.Failed, DeliveryReason.CardRefused);
                return [];
            case DeliveryVerdict.SendPlain:
                End(delivery, DeliveryState.Failed, DeliveryReason.CardRefused);
                await SendPlainAsync(write, delivery, cancellationToken);
                return [];
            case DeliveryVerdict.CodeRefused:
                await CodeRefusedAsync(write, delivery, cancellationToken);
                return [];
            case DeliveryVerdict.CannotReach cannot:
                if (cannot.Reason == DeliveryReason.Recipient)
                {
                    await reach.LostAsync(write, delivery.IntegrationId, delivery.WeComUserId, LostReason.Refused, cancellationToken);
                }

                return await LostAsync(write, delivery, DeliveryState.Undeliverable, cannot.Reason, cancellationToken);
            case DeliveryVerdict.GiveUp giveUp:
                return await LostAsync(write, delivery, DeliveryState.Failed, giveUp.Reason, cancellationToken);
            default:
                throw new InvalidOperationException(verdict.GetType().Name);
        }
    }

    // A text that fails takes with it the deliveries that it told.
    private static async Task<IReadOnlyList<Delivery>> LostAsync(
        Write write, Delivery delivery, DeliveryState state, string reason, CancellationToken cancellationToken)
    {
        End(delivery, state, reason);
        Stale(write, delivery);
        if (delivery.Kind != DeliveryKind.Text)
        {
            return delivery.Kind == DeliveryKind.Card ? [delivery] : [];
        }

        var told = await write.Db.Deliveries.Where(other => other.MergedIntoId == delivery.Id).ToListAsync(cancellationToken);
        foreach (var other in told)
        {
            End(other, state, reason);
            other.ErrCode = delivery.ErrCode;
            other.Error = delivery.Error;
        }

        return [delivery, .. told];
    }

    /// <summary>Whoever is next may have to be told now.</summary>
    public Task UnreachableAsync(Write write, IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken) =>
        deliveries.Count == 0 ? Task.CompletedTask : content.UnreachableAsync(write, deliveries, cancellationToken);

    private async Task ArrivedAsync(Write write, Delivery delivery, AttemptResult result, DeliveryVerdict.Arrived arrived, CancellationToken cancellationToken)
    {
        delivery.State = DeliveryState.Sent;
        delivery.Reason = arrived.Reason;
        delivery.SentAt = write.Now;
        delivery.ErrCode = 0;
        delivery.Error = "";
        delivery.MsgId = result.MsgId.Length > 0 ? result.MsgId : delivery.MsgId;
        await reach.SeenAsync(write, delivery.IntegrationId, delivery.WeComUserId, cancellationToken);
        if (delivery.Card is { } card)
        {
            card.SentAt ??= write.Now;
            if (result.ResponseCode.Length > 0)
            {
                card.Earn(new ResponseCode(result.ResponseCode, write.Now + WeComLimits.ResponseCodeLife, Certain: true));
            }

            card.UpdatePending = delivery.Kind != DeliveryKind.CardUpdate && card.UpdatePending;
            if (delivery.Kind == DeliveryKind.CardUpdate && delivery.ContentVersion < card.ShownVersion)
            {
                // A click was answered while this older state was under way; which of them came last nobody knows.
                card.ShownVersion = delivery.ContentVersion;
            }

            card.Shows(delivery.ContentVersion);
            CardUpdates.Follow(write, card, delivery.Urgency);
        }

        if ((await directory.FindAsync(delivery.IntegrationId, cancellationToken))?.BrokenSince is not null)
        {
            await write.Db.Integrations.Where(integration => integration.Id == delivery.IntegrationId)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.BrokenErrCode, 0).SetProperty(one => one.BrokenSince, (DateTimeOffset?)null), cancellationToken);
            await WaitingForAdmin.GoOnAsync(write, delivery.IntegrationId, cancellationToken);
            write.AfterCommit(directory.Forget);
            Mended(delivery.IntegrationId);
        }
    }

    private void Later(Write write, Delivery delivery, AttemptResult result, DeliveryVerdict.TryLater later)
    {
        delivery.State = DeliveryState.Pending;
        delivery.Reason = later.Reason;
        delivery.DueAt = write.Now + later.After;
        if (result.ErrCode == Frequency)
        {
            paces.Of(delivery.IntegrationId).PauseUntil(delivery.DueAt);
        }
        else if (result.ErrCode == Concurrency)
        {
            paces.Of(delivery.IntegrationId).Halve(write.Now);
        }
    }

    private async Task NeedsAdminAsync(Write write, Delivery delivery, AttemptResult result, TimeSpan after, CancellationToken cancellationToken)
    {
        delivery.State = DeliveryState.Pending;
        delivery.Reason = DeliveryReason.NeedsAdmin;
        // Refused for certain: the time in which a repeat could be seen twice begins with the next attempt.
        delivery.FirstAttemptAt = delivery.Uncertain ? delivery.FirstAttemptAt : null;
        delivery.DueAt = write.Now + after;
        paces.Of(delivery.IntegrationId).PauseUntil(delivery.DueAt);
        var marked = await write.Db.Integrations.Where(integration => integration.Id == delivery.IntegrationId && integration.BrokenErrCode != result.ErrCode)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.BrokenErrCode, result.ErrCode).SetProperty(one => one.BrokenSince, write.Now), cancellationToken);
        if (marked > 0)
        {
            write.AfterCommit(directory.Forget);
            Broken(delivery.IntegrationId, result.ErrCode);
        }
    }

    private async Task SendPlainAsync(Write write, Delivery delivery, CancellationToken cancellationToken)
    {
        CardRefused(delivery.Id, delivery.ErrCode);
        var text = await content.PlainAsync(write, delivery, cancellationToken);
        var plain = new Delivery
        {
            IncidentId = delivery.IncidentId,
            IntegrationId = delivery.IntegrationId,
            MemberId = delivery.MemberId,
            WeComUserId = delivery.WeComUserId,
            Kind = DeliveryKind.Text,
            Urgency = delivery.Urgency,
            DueAt = write.Now,
            CreatedAt = write.Now,
            Content = Encoding.UTF8.GetBytes(text),
        };
        write.Db.Deliveries.Add(plain);
        await write.Db.SaveChangesAsync(cancellationToken);
        delivery.MergedIntoId = plain.Id;
    }

    // Spent or expired though we held it for good: one new message takes the card's place. A code that a passive reply may
    // have spent is no surprise: the next code, or stale until Refresh.
    private async Task CodeRefusedAsync(Write write, Delivery delivery, CancellationToken cancellationToken)
    {
        var card = delivery.Card!;
        if (!delivery.CodeCertain && card.Codes.Count > 0)
        {
            delivery.State = DeliveryState.Pending;
            delivery.DueAt = write.Now;
            delivery.Content = null;
            delivery.ResponseCode = null;
            return;
        }

        End(delivery, DeliveryState.Failed, DeliveryReason.NoResponseCode);
        card.UpdatePending = false;
        if (delivery.CodeCertain)
        {
            await content.ReplaceAsync(write, card, cancellationToken);
        }
        else
        {
            card.StaleSince ??= write.Now;
        }
    }

    private static void Stale(Write write, Delivery delivery)
    {
        if (delivery is { Kind: DeliveryKind.CardUpdate, Card: { } card })
        {
            card.UpdatePending = false;
            card.StaleSince ??= write.Now;
        }
    }

    private static void End(Delivery delivery, DeliveryState state, string reason)
    {
        delivery.State = state;
        delivery.Reason = reason;
    }

    [LoggerMessage(LogLevel.Warning, "Integration {IntegrationId} needs an admin: WeCom answers {ErrCode}; deliveries wait")]
    private partial void Broken(long integrationId, int errCode);

    [LoggerMessage(LogLevel.Information, "Integration {IntegrationId} works again")]
    private partial void Mended(long integrationId);

    [LoggerMessage(LogLevel.Warning, "Delivery {DeliveryId}: WeCom refused the card with {ErrCode}; a plain text takes its place")]
    private partial void CardRefused(long deliveryId, int errCode);
}
