using System.Collections.Concurrent;

namespace FlashdutyConsole.Members.Factors;

/// <summary>A code of the second factor counts once, although it stays right for some minutes (ASVS 6.5.1).</summary>
public sealed class UsedCodes(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(long MemberId, string Code), DateTimeOffset> _used = new();

    /// <summary>Uses the code.</summary>
    /// <param name="memberId">Whose it is.</param>
    /// <param name="code">The six digits.</param>
    /// <returns>False when it was used already.</returns>
    public bool Use(long memberId, string code)
    {
        var now = time.GetUtcNow();
        foreach (var old in _used.Where(used => now - used.Value > Life).ToList())
        {
            _used.TryRemove(old);
        }

        return _used.TryAdd((memberId, code), now);
    }
}
