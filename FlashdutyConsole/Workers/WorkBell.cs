using System.Collections.Concurrent;

namespace FlashdutyConsole.Workers;

/// <summary>
/// Wakes workers at once instead of at their next look. Nobody depends on it: a bell that is lost, as in a crash,
/// costs one interval, because workers look for work in the database.
/// </summary>
public sealed class WorkBell
{
    private readonly ConcurrentDictionary<WorkTopic, SemaphoreSlim> _bells = new();
    private long _hurries;

    /// <summary>How often a flood has waited for a worker. A worker that sees it grow rests longer.</summary>
    public long Hurries => Volatile.Read(ref _hurries);

    /// <summary>More is coming in than can also be told, and it had to wait for a worker.</summary>
    public void Hurry() => Interlocked.Increment(ref _hurries);

    /// <summary>Work of this kind may have come up.</summary>
    public void Ring(WorkTopic topic)
    {
        var bell = Of(topic);
        if (bell.CurrentCount == 0)
        {
            try
            {
                bell.Release();
            }
            catch (SemaphoreFullException)
            {
                // Rung by two at once; one ring is enough.
            }
        }
    }

    /// <summary>Waits for the bell or for the time.</summary>
    public async Task WaitAsync(WorkTopic topic, TimeSpan atMost, CancellationToken cancellationToken) =>
        await Of(topic).WaitAsync(atMost, cancellationToken);

    private SemaphoreSlim Of(WorkTopic topic) => _bells.GetOrAdd(topic, _ => new SemaphoreSlim(0, 1));
}
