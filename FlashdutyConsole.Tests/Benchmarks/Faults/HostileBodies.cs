using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>C5: hostile XML, bodies that are too large, and bodies that never end. That nothing is fetched is a test.</summary>
public sealed class HostileBodies : IRun
{
    private const int Slow = 500;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Name => "c5";

    /// <inheritdoc/>
    public string Description => "callbacks with hostile XML and too much of it; 500 sockets at one byte a second beside 200 callbacks/s";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        await using var world = await World.StartAsync(context);
        var forger = new CallbackForger(world, context.Time);
        return new RunResult([.. await HostileAsync(context, forger), .. await LargeAsync(context, forger), .. await SlowAsync(context, world, forger)]);
    }

    private static async Task<List<RunRow>> HostileAsync(RunContext context, CallbackForger forger)
    {
        (string What, string Xml)[] hostile =
        [
            ("DOCTYPE", "<!DOCTYPE xml><xml><Encrypt>x</Encrypt></xml>"),
            ("external file", "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><Encrypt>&e;</Encrypt></xml>"),
            ("entity bomb 5", Bomb(5)), ("entity bomb 7", Bomb(7)), ("entity bomb 9", Bomb(9)),
            ("10,000 deep", string.Concat(Enumerable.Repeat("<a>", 10_000))),
        ];
        var rows = new List<RunRow>();
        foreach (var (what, xml) in hostile)
        {
            foreach (var inside in (bool[])[false, true])
            {
                var times = new List<double>();
                var refused = 0;
                for (var round = -20; round < 200; round++)
                {
                    var (status, milliseconds) = await forger.PostAsync(inside ? forger.Sealed(xml) : (forger.Query("x"), xml), context.Cancel);
                    if (round >= 0)
                    {
                        refused += status == HttpStatusCode.BadRequest ? 1 : 0;
                        times.Add(milliseconds);
                    }
                }

                var place = inside ? "inside" : "outside";
                rows.Add(RunRow.Exactly($"{what} {place}: answered 400", refused, 200));
                rows.Add(RunRow.AtMost($"{what} {place}: median", CallbackForger.Median(times), "ms", 5));
            }
        }

        return rows;
    }

    private static async Task<List<RunRow>> LargeAsync(RunContext context, CallbackForger forger)
    {
        var rows = new List<RunRow>();
        foreach (var (what, length) in ((string, int)[])[("65 KB", 65 * 1024), ("10 MB", 10 * 1024 * 1024)])
        {
            HttpStatusCode? status = null;
            try
            {
                (status, _) = await forger.PostAsync((forger.Query("x"), new string(' ', length)), context.Cancel);
            }
            catch (HttpRequestException)
            {
                // Refused by its head: the console hangs up while the rest is still on its way.
            }

            rows.Add(RunRow.That($"{what}: refused", status is null or HttpStatusCode.RequestEntityTooLarge, status is { } code ? $"{(int)code}" : "hung up"));
        }

        return rows;
    }

    private static async Task<List<RunRow>> SlowAsync(RunContext context, World world, CallbackForger forger)
    {
        var opened = context.Time.GetTimestamp();
        var slow = Enumerable.Range(0, Slow).Select(_ => DribbleAsync(context, world, forger, opened)).ToList();
        var times = new List<double>();
        var failed = 0;
        while (slow.Exists(one => !one.IsCompleted) && context.Time.GetElapsedTime(opened) < s_patience)
        {
            var (status, milliseconds) = await forger.PostAsync(forger.Harmless(), context.Cancel);
            failed += status == HttpStatusCode.OK ? 0 : 1;
            times.Add(milliseconds);
            await context.RestAsync(TimeSpan.FromMilliseconds(5));
        }

        var closed = await Task.WhenAll(slow);
        return
        [
            RunRow.Exactly("slow sockets that the console closed", closed.Count(seconds => seconds is not null), Slow),
            RunRow.AtMost("slow sockets: closed after at most", closed.Max() ?? double.NaN, "s", 15),
            RunRow.Note("callbacks meanwhile", times.Count, ""),
            RunRow.Exactly("callbacks meanwhile: not answered 200", failed, 0),
            RunRow.AtMost("callbacks meanwhile: slowest in a thousand", times.Order().ElementAt((int)(times.Count * 0.999)), "ms", 1000),
        ];
    }

    // Seconds until the console hung up; null = it did not.
    private static async Task<double?> DribbleAsync(RunContext context, World world, CallbackForger forger, long opened)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(world.CallbackUrl.Host, world.CallbackUrl.Port, context.Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {world.CallbackUrl.AbsolutePath}?{forger.Query("x")} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: 1000\r\n\r\n"), context.Cancel);
        var ended = stream.CopyToAsync(Stream.Null, context.Cancel);
        while (!ended.IsCompleted && context.Time.GetElapsedTime(opened) < s_patience)
        {
            try
            {
                await stream.WriteAsync("<"u8.ToArray(), context.Cancel);
            }
            catch (IOException)
            {
                break;
            }

            await Task.WhenAny(ended, context.RestAsync(TimeSpan.FromSeconds(1)));
        }

        var seconds = context.Time.GetElapsedTime(opened);
        return seconds < s_patience ? seconds.TotalSeconds : null;
    }

    private static string Bomb(int depth)
    {
        var bomb = new StringBuilder("<!DOCTYPE xml [<!ENTITY e0 \"ha\">");
        for (var level = 1; level <= depth; level++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"<!ENTITY e{level} \"{string.Concat(Enumerable.Repeat($"&e{level - 1};", 10))}\">");
        }

        return bomb.Append(CultureInfo.InvariantCulture, $"]><xml><Encrypt>&e{depth};</Encrypt></xml>").ToString();
    }
}
