using FlashdutyConsole.Deliveries;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.WarRooms;

/// <summary>
/// Says what an answer means. Pure. Repeated is only what is safe: making a group has our own id, invitations and names change
/// nothing the second time; a message would be seen twice, so without an answer only the first is repeated, which a group needs
/// to be seen at all.
/// </summary>
public static class RoomJudge
{
    /// <summary>How long one step is tried.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(230);

    /// <summary>How often it is looked whether an admin has acted.</summary>
    internal static readonly TimeSpan AdminLook = TimeSpan.FromSeconds(60);

    /// <summary>The verdict.</summary>
    /// <param name="step">What was called for.</param>
    /// <param name="answer">How it ended.</param>
    /// <param name="room">The room; the attempt is counted in it already.</param>
    /// <param name="now">The instant.</param>
    /// <param name="jitter">0 to 1, spreads repeats.</param>
    public static RoomVerdict Judge(RoomStep step, RoomAnswer answer, WarRoom room, DateTimeOffset now, double jitter)
    {
        ArgumentNullException.ThrowIfNull(room);
        var verdict = Once(step, answer, room, jitter);
        return verdict is RoomVerdict.TryLater later && now + later.After > (room.TryingSince ?? now) + Lifetime
            ? new RoomVerdict.GiveUp(WarRoomReason.TimeRanOut)
            : verdict;
    }

    private static RoomVerdict Once(RoomStep step, RoomAnswer answer, WarRoom room, double jitter)
    {
        if (answer.Outcome == WeComOutcome.Ok)
        {
            return new RoomVerdict.Done();
        }

        if (answer.Outcome != WeComOutcome.WeComError)
        {
            return answer.MayHaveArrived && step is RoomStep.Send { Message.Kind: not WarRoomMessageKind.Opening }
                ? new RoomVerdict.Uncertain()
                : new RoomVerdict.TryLater(DeliveryJudge.Backoff(room.Attempts, jitter), WarRoomReason.Retrying);
        }

        if (step is RoomStep.Create && ChatRules.IsTaken(answer.ErrCode))
        {
            return new RoomVerdict.Exists();
        }

        if (step is not RoomStep.Create && ChatRules.IsGone(answer.ErrCode))
        {
            return new RoomVerdict.Gone();
        }

        if (step is RoomStep.Create or RoomStep.Invite && ChatRules.IsAboutMembers(answer.ErrCode))
        {
            return new RoomVerdict.Unwelcome();
        }

        return WeComErrors.Classify(answer.ErrCode) switch
        {
            WeComErrorClass.Wait => new RoomVerdict.TryLater(WeComLimits.FrequencyBlock * (1 + (0.1 * jitter)), WarRoomReason.AskedToWait),
            WeComErrorClass.Busy or WeComErrorClass.Concurrency or WeComErrorClass.Token or WeComErrorClass.Unknown =>
                new RoomVerdict.TryLater(DeliveryJudge.Backoff(room.Attempts, jitter), WarRoomReason.Retrying),
            // A room that was asked for and refused waits for a person, who is told why; one that is there waits for the admin.
            WeComErrorClass.NeedsAdmin when step is not RoomStep.Create => new RoomVerdict.TryLater(AdminLook * (0.9 + (0.2 * jitter)), WarRoomReason.NeedsAdmin),
            _ => new RoomVerdict.GiveUp(WarRoomReason.Refused),
        };
    }
}
