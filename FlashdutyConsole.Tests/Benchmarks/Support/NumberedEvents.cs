using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using FlashdutyConsole.Benchmarks.History;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>Clients that post numbered events and remember what they were told.</summary>
/// <param name="world">Where to.</param>
/// <param name="prefix">Begins every key and title.</param>
/// <param name="paths">Push addresses to go round; null = the world's own.</param>
public sealed class NumberedEvents(World world, string prefix, IReadOnlyList<string>? paths = null)
{
    private readonly ConcurrentQueue<ToldEvent> _told = new();
    private readonly ConcurrentDictionary<(HttpStatusCode Status, bool ComeAgain), int> _refused = new();
    private int _number;

    /// <summary>Every post so far.</summary>
    public IReadOnlyCollection<ToldEvent> Told => _told;

    /// <summary>Posts so far that were answered with 2xx.</summary>
    public int Acknowledged => _told.Count(one => one.Acknowledged);

    /// <summary>Answers other than 2xx so far; broken connections do not count.</summary>
    public int Refused => _refused.Values.Sum();

    /// <summary>
    /// Answers other than 2xx that a client cannot rely on: not "503, come again then". A clear 503 is right when the store cannot
    /// be written for the moment; the client keeps the event.
    /// </summary>
    public int WronglyRefused => _refused.Where(answer => answer.Key is not { Status: HttpStatusCode.ServiceUnavailable, ComeAgain: true }).Sum(answer => answer.Value);

    /// <summary>Which answers other than 2xx there were.</summary>
    public string Refusals => Refused == 0 ? "none" : string.Join(", ", _refused.Select(
        answer => $"{answer.Value} x {(int)answer.Key.Status}{(answer.Key.ComeAgain ? " with Retry-After" : "")}"));

    /// <summary>Posts the next event.</summary>
    /// <returns>What the client read; null when the connection broke.</returns>
    public async Task<HttpStatusCode?> PostAsync()
    {
        var number = Interlocked.Increment(ref _number);
        var key = prefix + number.ToString("000000", CultureInfo.InvariantCulture);
        var answer = await world.PostAsync(key, path: paths?[number % paths.Count]);
        var acknowledged = answer?.Status is >= (HttpStatusCode)200 and < (HttpStatusCode)300;
        _told.Enqueue(new ToldEvent(key, acknowledged));
        if (answer is { } refused && !acknowledged)
        {
            _refused.AddOrUpdate(refused, 1, (_, count) => count + 1);
        }

        return answer?.Status;
    }

    /// <summary>So many clients post one after the other until told to stop, or until their connection breaks.</summary>
    public Task RunAsync(int clients, CancellationToken stop, int most = int.MaxValue) => Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
    {
        while (!stop.IsCancellationRequested && Volatile.Read(ref _number) < most && await PostAsync() is not null)
        {
        }
    }, CancellationToken.None)));
}
