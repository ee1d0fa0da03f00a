namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>An open loop: starts work at a fixed rate, however long each piece takes, as the outside world does.</summary>
public static class Pace
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(5);

    /// <summary>Starts <paramref name="work"/> this often a second until the time is over, then waits for all of it.</summary>
    /// <param name="context">The run.</param>
    /// <param name="perSecond">Starts per second.</param>
    /// <param name="time">For how long.</param>
    /// <param name="work">Gets the number of the start, from 0, and the instant when it was due.</param>
    /// <param name="stop">Ends it earlier.</param>
    /// <returns>How many were started.</returns>
    public static async Task<int> RunAsync(RunContext context, double perSecond, TimeSpan time, Func<int, long, Task> work, CancellationToken stop = default)
    {
        var clock = context.Time;
        var start = clock.GetTimestamp();
        var total = (int)(perSecond * time.TotalSeconds);
        var running = new List<Task>(total);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, context.Cancel);
        using var timer = new PeriodicTimer(s_tick, clock);
        try
        {
            while (running.Count < total)
            {
                var due = Math.Min(total, (int)(clock.GetElapsedTime(start).TotalSeconds * perSecond) + 1);
                while (running.Count < due)
                {
                    var number = running.Count;
                    var dueAt = start + (long)(number / perSecond * clock.TimestampFrequency);
                    running.Add(Task.Run(() => work(number, dueAt), CancellationToken.None));
                }

                await timer.WaitForNextTickAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (!context.Cancel.IsCancellationRequested)
        {
            // Stopped earlier: what was started still ends.
        }

        await Task.WhenAll(running);
        return running.Count;
    }
}
