using System.Collections.Concurrent;

namespace FlashdutyConsole.Deliveries;

/// <summary>The pace of each app.</summary>
public sealed class AppPaces
{
    private readonly ConcurrentDictionary<long, (DateTimeOffset SavedAt, AppPace Pace)> _paces = new();

    /// <summary>The pace of the integration. Saving the integration ends its pauses: what was wrong may be right now.</summary>
    public AppPace Of(long integrationId, DateTimeOffset savedAt)
    {
        var known = _paces.GetOrAdd(integrationId, _ => (savedAt, new AppPace()));
        if (known.SavedAt != savedAt)
        {
            known.Pace.Resume();
            _paces[integrationId] = (savedAt, known.Pace);
        }

        return known.Pace;
    }

    /// <summary>The pace of the integration as it is.</summary>
    public AppPace Of(long integrationId) => _paces.GetOrAdd(integrationId, _ => (DateTimeOffset.MinValue, new AppPace())).Pace;

    /// <summary>Forgets what the integration's pace remembers; calls that still end count for nobody.</summary>
    public void StartAnew(long integrationId) => _paces.TryRemove(integrationId, out _);
}
