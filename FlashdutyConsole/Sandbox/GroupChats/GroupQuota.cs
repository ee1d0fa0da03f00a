namespace FlashdutyConsole.Sandbox.GroupChats;

/// <summary>
/// The frequency limits of group chats (documents 90312 and 90248). Making and changing groups, and sending above the company's
/// limit, answers 45009; what is above a member's own limit vanishes without an error. Called under the gate of the sandbox.
/// </summary>
internal sealed class GroupQuota
{
    public const int CreatedPerDay = 1000;
    public const int UpdatedPerHour = 1000;
    public const int PersonTimesPerMinute = 20_000;
    public const int PersonTimesPerHour = 300_000;
    public const int MemberPerMinute = 200;
    public const int MemberPerDay = 10_000;

    private readonly RecentCount _created = new(TimeSpan.FromDays(1));
    private readonly RecentCount _updated = new(TimeSpan.FromHours(1));
    private readonly RecentCount _sentThisMinute = new(TimeSpan.FromMinutes(1));
    private readonly RecentCount _sentThisHour = new(TimeSpan.FromHours(1));
    private readonly Dictionary<string, (RecentCount Minute, RecentCount Day)> _members = new(StringComparer.OrdinalIgnoreCase);

    public bool TryCreate(DateTimeOffset now) => _created.TryAdd(1, CreatedPerDay, now);

    public bool TryUpdate(DateTimeOffset now) => _updated.TryAdd(1, UpdatedPerHour, now);

    public bool TrySend(int members, DateTimeOffset now)
    {
        if (_sentThisMinute.Sum(now) + members > PersonTimesPerMinute || _sentThisHour.Sum(now) + members > PersonTimesPerHour)
        {
            return false;
        }

        _sentThisMinute.TryAdd(members, PersonTimesPerMinute, now);
        _sentThisHour.TryAdd(members, PersonTimesPerHour, now);
        return true;
    }

    /// <summary>Whether the member gets to see one more message.</summary>
    public bool TryReach(string userId, DateTimeOffset now)
    {
        if (!_members.TryGetValue(userId, out var counts))
        {
            _members[userId] = counts = (new RecentCount(TimeSpan.FromMinutes(1)), new RecentCount(TimeSpan.FromDays(1)));
        }

        return counts.Minute.Sum(now) < MemberPerMinute && counts.Day.TryAdd(1, MemberPerDay, now) && counts.Minute.TryAdd(1, MemberPerMinute, now);
    }

    private sealed class RecentCount(TimeSpan window)
    {
        private readonly Queue<(DateTimeOffset At, int Count)> _entries = new();
        private int _sum;

        public int Sum(DateTimeOffset now)
        {
            while (_entries.TryPeek(out var first) && first.At <= now - window)
            {
                _sum -= _entries.Dequeue().Count;
            }

            return _sum;
        }

        public bool TryAdd(int count, int limit, DateTimeOffset now)
        {
            if (Sum(now) + count > limit)
            {
                return false;
            }

            _entries.Enqueue((now, count));
            _sum += count;
            return true;
        }
    }
}
