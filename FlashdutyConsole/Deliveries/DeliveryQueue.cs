namespace FlashdutyConsole.Deliveries;

/// <summary>
/// Decides what one member is sent now. Pure. Above the quota messages are merged, so that no incident goes unmentioned:
/// cards while there is room, then digests, and what fits in neither waits.
/// </summary>
public static class DeliveryQueue
{
    /// <summary>Most incidents in one digest: their numbers fit into 2,048 bytes with room for part of the titles.</summary>
    public const int DigestSize = 40;

    /// <summary>Messages of the minute kept for digests.</summary>
    private const int MinuteReserve = 3;

    /// <summary>When so little is left of the hour, only digests go out.</summary>
    private const int HourReserve = 150;

    /// <summary>How long deliveries are gathered before a digest is written.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromSeconds(5);

    /// <summary>How long they are gathered when the hour runs short.</summary>
    public static readonly TimeSpan GatherLong = TimeSpan.FromSeconds(30);

    /// <summary>What to do with the due messages to one member of one app.</summary>
    /// <param name="due">Cards and texts that are due, all to the same member.</param>
    /// <param name="quota">What the member was sent.</param>
    /// <param name="now">The instant.</param>
    public static DeliveryPick Pick(IReadOnlyList<Delivery> due, MemberQuota quota, DateTimeOffset now)
    {
        var tests = due.Where(delivery => delivery is { IsTest: true, Attempts: 0 }).OrderBy(delivery => delivery.Id).ToList();
        var pick = PickReal(tests.Count == 0 ? due : [.. due.Except(tests)], quota, now);
        if (tests.Count == 0)
        {
            return pick;
        }

        // Tests are told in no digest: they go while what is real leaves room, else they wait.
        var left = quota.HourLeft(now) <= HourReserve ? 0 : Math.Max(0, quota.MinuteLeft(now) - MinuteReserve - pick.Send.Count - pick.Digests.Count);
        var waiting = tests.Skip(left).ToList();
        return new DeliveryPick([.. pick.Send, .. tests.Take(left)], pick.Digests, [.. pick.Hold, .. waiting], waiting.Count > 0 ? Later(pick.HoldUntil, quota.NextAt(now)) : pick.HoldUntil);
    }

    private static DeliveryPick PickReal(IReadOnlyList<Delivery> due, MemberQuota quota, DateTimeOffset now)
    {
        var ordered = due.OrderBy(delivery => delivery.Urgency).ThenBy(delivery => delivery.Id).ToList();
        var left = quota.MinuteLeft(now);
        var digestsOnly = quota.HourLeft(now) <= HourReserve;

        // Repeats of something that may have arrived go first and alone: their bytes are fixed.
        var repeats = ordered.Where(delivery => delivery.Attempts > 0 || delivery.Kind == DeliveryKind.Text).Take(left).ToList();
        left -= repeats.Count;
        var rest = ordered.Except(repeats).Where(delivery => delivery.Attempts == 0 && delivery.Kind == DeliveryKind.Card).ToList();
        var held = ordered.Except(repeats).Except(rest).ToList();

        var cards = digestsOnly ? 0 : Math.Max(0, left - MinuteReserve);
        if (!digestsOnly && rest.Count <= cards)
        {
            return new DeliveryPick([.. repeats, .. rest], [], held, quota.NextAt(now));
        }

        var send = repeats.Concat(rest.Take(cards)).ToList();
        left -= Math.Min(cards, rest.Count);
        rest = rest.Skip(cards).ToList();
        var ready = rest.Count >= DigestSize || (rest.Count > 0 && now - rest.Min(delivery => delivery.CreatedAt) >= (digestsOnly ? GatherLong : Gather));
        if (!ready || left == 0)
        {
            var gathered = rest.Count > 0 ? rest.Min(delivery => delivery.CreatedAt) + (digestsOnly ? GatherLong : Gather) : now;
            var free = left == 0 ? quota.NextAt(now) : now;
            return new DeliveryPick(send, [], [.. held, .. rest], Later(gathered, free));
        }

        var digests = rest.Chunk(DigestSize).Take(left).ToList<IReadOnlyList<Delivery>>();
        held.AddRange(rest.Skip(digests.Sum(digest => digest.Count)));
        return new DeliveryPick(send, digests, held, quota.NextAt(now));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
