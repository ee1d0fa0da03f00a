using System.Collections.Concurrent;
using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>
/// Keeps a template that runs into its limits from costing every card that time: stopped twice, it is left alone for a minute. Other
/// templates, and this one once it is changed, are not touched.
/// </summary>
public sealed class TemplateRest
{
    private const int Stops = 2;
    private const int MostKept = 256;
    private static readonly TimeSpan s_rest = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (int Stops, DateTimeOffset Until, TemplateException Fault)> _stopped = new(StringComparer.Ordinal);

    /// <summary>The fault for which this content rests now; null = it may be tried.</summary>
    public TemplateException? Resting(string content, DateTimeOffset now) =>
        _stopped.TryGetValue(content, out var known) && known.Stops >= Stops && known.Until > now ? known.Fault : null;

    /// <summary>It was stopped at a limit.</summary>
    public void Stopped(string content, TemplateException fault, DateTimeOffset now)
    {
        if (_stopped.Count >= MostKept)
        {
            _stopped.Clear();
        }

        _stopped.AddOrUpdate(content, (1, now + s_rest, fault), (_, known) => (known.Until > now ? known.Stops + 1 : 1, now + s_rest, fault));
    }

    /// <summary>It went well.</summary>
    public void Went(string content)
    {
        if (!_stopped.IsEmpty)
        {
            _stopped.TryRemove(content, out _);
        }
    }
}
