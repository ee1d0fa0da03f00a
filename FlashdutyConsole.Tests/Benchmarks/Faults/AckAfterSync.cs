using System.Net;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>A1: the system calls of a console that takes 100 events, one after the other. Needs Debian's <c>strace</c>.</summary>
public sealed class AckAfterSync : IRun
{
    // A page of 4,096 bytes in strace's notation.
    private const string ShownBytes = "16384";

    /// <inheritdoc/>
    public string Name => "a1";

    /// <inheritdoc/>
    public string Description => "fsync of the log between an event's write and its 2xx, by strace, for 100 posts";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        var posts = context.Number("posts", 100);
        var folder = Directory.CreateTempSubdirectory("trace-");
        try
        {
            var trace = Path.Combine(folder.FullName, "trace");
            var acknowledged = 0;
            await using (var world = await World.StartAsync(context, new WorldOptions
            {
                Launcher =
                [
                    "strace", "-f", "-tt", "-y", "-s", ShownBytes, "--seccomp-bpf",
                    "-e", "trace=pwrite64,fsync,fdatasync,sendto,write,sendmsg", "-o", trace,
                ],
            }))
            {
                for (var number = 0; number < posts; number++)
                {
                    acknowledged += await world.PushAsync(TraceCheck.KeyOf(number)) == HttpStatusCode.OK ? 1 : 0;
                }
            }

            var (answers, early) = TraceCheck.Run(File.ReadLines(trace), [.. Enumerable.Range(0, posts).Select(TraceCheck.KeyOf)]);
            return new RunResult(
            [
                RunRow.Exactly("acknowledged", acknowledged, posts),
                RunRow.Exactly("answers in the trace", answers, posts),
                RunRow.Exactly("of these after an fsync of the log that holds the event", answers - early.Count, posts),
            ]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
