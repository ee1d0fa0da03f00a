using System.Net;
using System.Text;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>F1: what it costs to refuse an event. What is refused and how is a test.</summary>
public sealed class RefusedEvents : IRun
{
    private const int Rounds = 200;

    /// <inheritdoc/>
    public string Name => "f1";

    /// <inheritdoc/>
    public string Description => "events that are refused: the time of each refusal, and the memory of all";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        await using var world = await World.StartAsync(context);
        var deep = string.Concat(Enumerable.Repeat("[", 10_000));
        (string What, byte[] Body, HttpStatusCode Wanted)[] cases =
        [
            ("10,000 deep", Encoding.UTF8.GetBytes(deep), HttpStatusCode.BadRequest),
            ("10,000 deep in a field", Encoding.UTF8.GetBytes($$"""{"title_rule":"t","event_status":"Info","more":{{deep}}"""), HttpStatusCode.BadRequest),
            ("NaN", """{"title_rule":"t","event_status":"Info","event_time":NaN}"""u8.ToArray(), HttpStatusCode.BadRequest),
            ("duplicate keys", """{"title_rule":"t","title_rule":"u","event_status":"Info"}"""u8.ToArray(), HttpStatusCode.BadRequest),
            ("invalid UTF-8", [.. """{"title_rule":"a"""u8, 0xC3, 0x28, .. "\",\"event_status\":\"Info\"}"u8], HttpStatusCode.BadRequest),
            ("1 MiB and one byte", Encoding.UTF8.GetBytes("{\"a\":\"" + new string('x', (1024 * 1024) - 7) + "\"}"), HttpStatusCode.RequestEntityTooLarge),
        ];
        var before = world.Server.MemoryMib();
        var rows = new List<RunRow>();
        foreach (var (what, body, wanted) in cases)
        {
            var times = new List<double>();
            var refused = 0;
            for (var round = -20; round < Rounds; round++)
            {
                var start = context.Time.GetTimestamp();
                var status = await PostAsync(context, world, body);
                if (round >= 0)
                {
                    refused += status == wanted ? 1 : 0;
                    times.Add(context.Time.GetElapsedTime(start).TotalMilliseconds);
                }
            }

            rows.Add(RunRow.Exactly($"{what}: answered {(int)wanted}", refused, Rounds));
            rows.Add(RunRow.AtMost($"{what}: median", CallbackForger.Median(times), "ms", 10));
        }

        rows.Add(RunRow.Note("memory before and after", $"{before:0} MiB, {world.Server.MemoryMib():0} MiB"));
        return new RunResult(rows);
    }

    private static async Task<HttpStatusCode?> PostAsync(RunContext context, World world, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        try
        {
            using var answer = await world.Server.Http.PostAsync(new Uri(world.PushPath, UriKind.Relative), content, context.Cancel);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
