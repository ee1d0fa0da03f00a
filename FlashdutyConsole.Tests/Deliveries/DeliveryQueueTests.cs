using CsCheck;
using FlashdutyConsole.Deliveries;

namespace FlashdutyConsole.Tests.Deliveries;

/// <summary>WeCom drops what exceeds 30 a minute and 1,000 an hour for one member without an error. So we never exceed it, and lose nothing.</summary>
public sealed class DeliveryQueueTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Pick_Few_AllGoAtOnce()
    {
        var due = Many(10);

        var pick = DeliveryQueue.Pick(due, new MemberQuota(), s_start);

        Assert.Equal(due, pick.Send);
        Assert.Empty(pick.Digests);
        Assert.Empty(pick.Hold);
    }

    [Fact]
    public void Pick_Tests_GoWhileThereIsRoomAndIntoNoDigest()
    {
        var due = Many(100);
        due.Take(5).ToList().ForEach(delivery => delivery.IsTest = true);

        var few = DeliveryQueue.Pick(due.Take(10).ToList(), new MemberQuota(), s_start);
        var many = DeliveryQueue.Pick(due, new MemberQuota(), s_start + DeliveryQueue.Gather);

        Assert.Equal(10, few.Send.Count);
        Assert.Equal(due.Take(5), many.Hold.Where(delivery => delivery.IsTest));
        Assert.DoesNotContain(many.Digests.SelectMany(digest => digest), delivery => delivery.IsTest);
        Assert.DoesNotContain(many.Send, delivery => delivery.IsTest);
        Assert.True(many.HoldUntil > s_start + DeliveryQueue.Gather);
    }

    [Fact]
    public void Pick_MoreThanAMinuteHolds_CriticalGoesBeforeWarning()
    {
        var due = Many(60);
        due.ForEach(delivery => delivery.Urgency = delivery.Id % 2 == 0 ? 0 : 1);

        var pick = DeliveryQueue.Pick(due, new MemberQuota(), s_start);

        Assert.All(pick.Send, delivery => Assert.Equal(0, delivery.Urgency));
        Assert.Equal(pick.Send.OrderBy(delivery => delivery.Id), pick.Send);
    }

    [Fact]
    public void Pick_Gathered_TheRestIsToldInDigests()
    {
        var due = Many(100);

        var pick = DeliveryQueue.Pick(due, new MemberQuota(), s_start + DeliveryQueue.Gather);

        Assert.Equal(MemberQuota.PerMinute - 3, pick.Send.Count);
        Assert.Equal([40, 35], pick.Digests.Select(digest => digest.Count));
        Assert.Empty(pick.Hold);
    }

    [Fact]
    public void Pick_NotYetGathered_TheRestWaitsSeconds()
    {
        var due = Many(30);

        var pick = DeliveryQueue.Pick(due, new MemberQuota(), s_start);

        Assert.Equal(5, pick.Hold.Count);
        Assert.Equal(s_start + DeliveryQueue.Gather, pick.HoldUntil);
    }

    [Fact]
    public void Pick_Repeats_GoFirstAndNeverIntoADigest()
    {
        var due = Many(200);
        due.TakeLast(5).ToList().ForEach(delivery => delivery.Attempts = 1);

        var pick = DeliveryQueue.Pick(due, new MemberQuota(), s_start.AddMinutes(1));

        Assert.Equal(due.TakeLast(5), pick.Send.Take(5));
        Assert.DoesNotContain(pick.Digests.SelectMany(digest => digest), delivery => delivery.Attempts > 0);
    }

    [Fact]
    public void Pick_MinuteUsedUp_AllWaitsUntilThereIsRoom()
    {
        var quota = new MemberQuota();
        Enumerable.Range(0, MemberQuota.PerMinute).ToList().ForEach(_ => quota.Count(s_start));

        var pick = DeliveryQueue.Pick(Many(5), quota, s_start.AddSeconds(30));

        Assert.Empty(pick.Send);
        Assert.Equal(5, pick.Hold.Count);
        Assert.InRange(pick.HoldUntil, s_start.AddSeconds(60), s_start.AddSeconds(80));
    }

    [Fact]
    public void Pick_HourRunsShort_OnlyDigestsGo()
    {
        var quota = new MemberQuota();
        for (var sent = 0; sent < 900; sent++)
        {
            quota.Count(s_start.AddSeconds(2 * sent));
        }

        var pick = DeliveryQueue.Pick(Many(10, s_start.AddMinutes(30)), quota, s_start.AddMinutes(32));

        Assert.Empty(pick.Send);
        Assert.Equal(10, Assert.Single(pick.Digests).Count);
    }

    [Fact]
    public void Quota_MinuteAndHour_AreCounted()
    {
        var quota = new MemberQuota();
        quota.Count(s_start);

        Assert.Equal(MemberQuota.PerMinute - 1, quota.MinuteLeft(s_start.AddSeconds(59)));
        Assert.Equal(MemberQuota.PerMinute, quota.MinuteLeft(s_start.AddSeconds(75)));
        Assert.Equal(MemberQuota.PerHour - 1, quota.HourLeft(s_start.AddMinutes(60)));
        Assert.Equal(MemberQuota.PerHour, quota.HourLeft(s_start.AddMinutes(61)));
        Assert.True(quota.IsIdle(s_start.AddMinutes(61)));
    }

    [Fact]
    public void Queue_AnyArrivals_StaysBelowTheLimitsAndLosesNothing() =>
        // Bursts of cards: how many, how long after the last one, how urgent, and whether each first attempt gets no answer.
        Gen.Select(Gen.OneOf(Gen.Int[1, 5], Gen.Int[1, 60], Gen.Int[100, 600]), Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 120], Gen.Int[0, 1200]), Gen.Int[0, 2], Gen.Bool)
            .Array[1, 15].Sample(bursts => Simulate(bursts), iter: 60, threads: 2);

    [Fact]
    public void Queue_HundredIncidentsInASecond_AreAllToldWithinThreeMinutes()
    {
        var last = Simulate([(100, 0, 1, false)]);

        Assert.True(last - s_start <= TimeSpan.FromSeconds(180), $"{last - s_start}");
    }

    [Fact]
    public void Queue_TwoThousandInAnHour_StaysBelowTheLimits() =>
        Simulate([.. Enumerable.Range(0, 200).Select(burst => (10, 18, burst % 3, false))]);

    // Returns when the last message went out.
    private static DateTimeOffset Simulate((int Count, int After, int Urgency, bool NoAnswer)[] bursts)
    {
        var quota = new MemberQuota();
        var waiting = new List<Delivery>();
        var messages = new Queue<DateTimeOffset>();
        var hour = new Queue<DateTimeOffset>();
        var now = s_start;
        var id = 0L;
        var told = new HashSet<long>();
        var arrivals = new Queue<(DateTimeOffset At, int Count, int Urgency, bool NoAnswer)>();
        foreach (var (count, after, urgency, noAnswer) in bursts)
        {
            now = now.AddSeconds(after);
            arrivals.Enqueue((now, count, urgency, noAnswer));
        }

        var unanswered = new HashSet<long>();
        var end = now.AddHours(6);
        var last = now = s_start;
        while (arrivals.Count > 0 || waiting.Count > 0)
        {
            Assert.True(now < end, $"{waiting.Count} were never told");
            while (arrivals.TryPeek(out var burst) && burst.At <= now)
            {
                arrivals.Dequeue();
                for (var one = 0; one < burst.Count; one++)
                {
                    waiting.Add(new Delivery { Id = ++id, Urgency = burst.Urgency, CreatedAt = now, DueAt = now });
                    if (burst.NoAnswer)
                    {
                        unanswered.Add(id);
                    }
                }
            }

            var due = waiting.Where(delivery => delivery.DueAt <= now).OrderBy(delivery => delivery.Urgency).ThenBy(delivery => delivery.Id).Take(400).ToList();
            if (due.Count > 0)
            {
                var pick = DeliveryQueue.Pick(due, quota, now);
                Assert.Equal(due.Count, pick.Send.Count + pick.Hold.Count + pick.Digests.Sum(digest => digest.Count));
                AssertUrgentFirst(pick);
                pick.Hold.ToList().ForEach(held => held.DueAt = pick.HoldUntil > now ? pick.HoldUntil : now.AddSeconds(1));
                foreach (var delivery in pick.Send)
                {
                    Message(now, quota, messages, hour);
                    delivery.Attempts++;
                    if (delivery.Attempts == 1 && unanswered.Contains(delivery.Id))
                    {
                        delivery.DueAt = now.AddSeconds(1);
                        continue;
                    }

                    Assert.True(told.Add(delivery.Id), "told twice");
                    waiting.Remove(delivery);
                    last = now;
                }

                foreach (var digest in pick.Digests)
                {
                    Assert.InRange(digest.Count, 1, DeliveryQueue.DigestSize);
                    Message(now, quota, messages, hour);
                    Assert.All(digest, delivery => Assert.True(told.Add(delivery.Id), "told twice"));
                    waiting.RemoveAll(digest.Contains);
                    last = now;
                }
            }

            var next = waiting.Select(delivery => delivery.DueAt).Concat(arrivals.Select(burst => burst.At)).Append(end).Min();
            now = next > now ? next : now.AddMilliseconds(500);
        }

        Assert.Equal(id, told.Count);
        return last;
    }

    private static void AssertUrgentFirst(DeliveryPick pick)
    {
        var cards = pick.Send.Where(delivery => delivery.Attempts == 0).ToList();
        if (cards.Count > 0)
        {
            var worst = cards.Max(delivery => delivery.Urgency);
            Assert.All(pick.Hold.Where(delivery => delivery.Attempts == 0), held => Assert.True(held.Urgency >= worst, "a less urgent one went first"));
        }
    }

    // WeCom's own limits, over every window.
    private static void Message(DateTimeOffset now, MemberQuota quota, Queue<DateTimeOffset> minute, Queue<DateTimeOffset> hour)
    {
        quota.Count(now);
        minute.Enqueue(now);
        hour.Enqueue(now);
        while (minute.Peek() <= now.AddSeconds(-60))
        {
            minute.Dequeue();
        }

        while (hour.Peek() <= now.AddHours(-1))
        {
            hour.Dequeue();
        }

        Assert.True(minute.Count <= 30, $"{minute.Count} within a minute");
        Assert.True(hour.Count <= 1000, $"{hour.Count} within an hour");
    }

    private static List<Delivery> Many(int count, DateTimeOffset? at = null) =>
        [.. Enumerable.Range(1, count).Select(id => new Delivery { Id = id, CreatedAt = at ?? s_start, DueAt = at ?? s_start })];
}
