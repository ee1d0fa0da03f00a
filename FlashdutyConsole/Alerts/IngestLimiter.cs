using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Alerts;

/// <summary>Holds back a source that sends too often; other integrations are not affected.</summary>
public sealed class IngestLimiter(IOptions<IngestOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, Bucket> _buckets = new();
    private readonly int _perSecond = options.Value.RequestsPerSecond;

    /// <summary>Takes one request of the integration's share. Null = taken; else when to come again.</summary>
    public TimeSpan? Take(long integrationId) =>
        _perSecond == 0 ? null : _buckets.GetOrAdd(integrationId, _ => new Bucket(_perSecond, time.GetTimestamp())).Take(time, _perSecond);

    private sealed class Bucket(double tokens, long filledAt)
    {
        private readonly Lock _lock = new();
        private double _tokens = tokens;
        private long _filledAt = filledAt;

        public TimeSpan? Take(TimeProvider time, int perSecond)
        {
            lock (_lock)
            {
                var now = time.GetTimestamp();
                _tokens = Math.Min(perSecond, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
                _filledAt = now;
                if (_tokens < 1)
                {
                    return TimeSpan.FromSeconds(Math.Max(1, (1 - _tokens) / perSecond));
                }

                _tokens--;
                return null;
            }
        }
    }
}
