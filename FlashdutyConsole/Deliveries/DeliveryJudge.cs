using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Deliveries;

/// <summary>Says what an attempt means. Pure. The classes of errcodes are those of <see cref="WeComErrors"/> (doc 90313).</summary>
public static class DeliveryJudge
{
    /// <summary>How long one message is tried. WeCom recognises a repeat for four hours (doc 90236); after that it could be seen twice.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(230);

    /// <summary>How long a message waits for an admin.</summary>
    public static readonly TimeSpan AdminLifetime = TimeSpan.FromHours(24);

    private const int TaskIdUsed = 42014;
    private const int CodeSpent = 60140;
    private const int UnknownTask = 42016;
    private const int OtherApp = 42015;
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(60);

    /// <summary>The verdict on the newest attempt.</summary>
    /// <param name="delivery">The delivery; the attempt is counted in it already.</param>
    /// <param name="result">How the attempt ended.</param>
    /// <param name="now">The instant.</param>
    /// <param name="jitter">0 to 1, spreads repeats.</param>
    public static DeliveryVerdict Judge(Delivery delivery, AttemptResult result, DateTimeOffset now, double jitter)
    {
        var verdict = Once(delivery, result, jitter);
        var started = delivery.FirstAttemptAt ?? delivery.CreatedAt;
        return verdict switch
        {
            DeliveryVerdict.TryLater later when now + later.After > started + Lifetime => new DeliveryVerdict.GiveUp(DeliveryReason.TimeRanOut),
            DeliveryVerdict.NeedsAdmin later when now + later.After > delivery.CreatedAt + AdminLifetime => new DeliveryVerdict.GiveUp(DeliveryReason.TimeRanOut),
            _ => verdict,
        };
    }

    /// <summary>The pause before attempt number <paramref name="attempts"/> + 1: half a second, doubling to a minute, spread by a fifth.</summary>
    public static TimeSpan Backoff(int attempts, double jitter) =>
        TimeSpan.FromSeconds(Math.Min(MostWait.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(attempts - 1, 10))) * (0.9 + (0.2 * jitter)));

    private static DeliveryVerdict Once(Delivery delivery, AttemptResult result, double jitter)
    {
        if (result.Outcome == WeComOutcome.Ok)
        {
            return result.Invalid ? new DeliveryVerdict.CannotReach(DeliveryReason.Recipient)
                : result.Unlicensed ? new DeliveryVerdict.CannotReach(DeliveryReason.Unlicensed)
                : new DeliveryVerdict.Arrived(delivery.Uncertain ? DeliveryReason.HadArrived : "");
        }

        if (result.Outcome != WeComOutcome.WeComError)
        {
            return new DeliveryVerdict.TryLater(Backoff(delivery.Attempts, jitter), result.MayHaveArrived ? DeliveryReason.NoAnswer : DeliveryReason.Retrying);
        }

        // A repeat that WeCom knows: the attempt without an answer had arrived.
        if (delivery.Uncertain && result.ErrCode is TaskIdUsed || (delivery.Uncertain && delivery is { Kind: DeliveryKind.CardUpdate, CodeCertain: true } && result.ErrCode == CodeSpent))
        {
            return new DeliveryVerdict.Arrived(DeliveryReason.HadArrived);
        }

        if (delivery.Kind == DeliveryKind.CardUpdate && result.ErrCode is CodeSpent or UnknownTask or OtherApp)
        {
            return new DeliveryVerdict.CodeRefused();
        }

        return WeComErrors.Classify(result.ErrCode) switch
        {
            WeComErrorClass.Wait => new DeliveryVerdict.TryLater(WeComLimits.FrequencyBlock * (1 + (0.1 * jitter)), DeliveryReason.WeComAskedToWait),
            WeComErrorClass.NeedsAdmin => new DeliveryVerdict.NeedsAdmin(MostWait * (0.9 + (0.2 * jitter))),
            WeComErrorClass.Recipient => new DeliveryVerdict.CannotReach(DeliveryReason.Recipient),
            WeComErrorClass.Developer => delivery.Kind == DeliveryKind.Card ? new DeliveryVerdict.SendPlain() : new DeliveryVerdict.GiveUp(DeliveryReason.Refused),
            WeComErrorClass.Permanent => new DeliveryVerdict.GiveUp(DeliveryReason.Refused),
            _ => new DeliveryVerdict.TryLater(Backoff(delivery.Attempts, jitter), DeliveryReason.Retrying),
        };
    }
}
