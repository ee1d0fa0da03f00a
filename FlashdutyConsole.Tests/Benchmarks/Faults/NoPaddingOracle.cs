using System.Net;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>C4: whether the time of a refusal tells what was wrong inside. That all answers are the same bytes is a test.</summary>
public sealed class NoPaddingOracle : IRun
{
    /// <inheritdoc/>
    public string Name => "c4";

    /// <inheritdoc/>
    public string Description => "callbacks that are signed and broken inside: the time of each refusal against that of a wrong signature";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        await using var world = await World.StartAsync(context);
        var forger = new CallbackForger(world, context.Time);
        var good = forger.Cipher();
        (string What, Func<(string Query, string Body)> Request)[] cases =
        [
            ("wrong signature", () => (forger.Query("else"), forger.Envelope(good))),
            ("padding of 0", () => forger.Signed(forger.Cipher(padding: count => new byte[count]))),
            ("padding of 33", () => forger.Signed(forger.Cipher(padding: count => [.. Enumerable.Repeat((byte)33, count)]))),
            ("unequal padding", () => forger.Signed(forger.Cipher(padding: count => [.. Enumerable.Repeat((byte)0, count - 1), (byte)count]))),
            ("negative length", () => forger.Signed(forger.Cipher(length: -1))),
            ("huge length", () => forger.Signed(forger.Cipher(length: int.MaxValue))),
            ("length one too long", () => forger.Signed(forger.Cipher(length: 1001))),
            ("another receiver", () => forger.Signed(forger.Cipher(receiver: "wwsomebodyelse12345"))),
            ("another key", () => forger.Signed(new WeComCallbackCrypto(World.CallbackToken, new string('A', 43)).Encrypt(new byte[1000], forger.CorpId))),
        ];
        var times = cases.Select(_ => new List<double>()).ToList();
        var refused = 0L;
        var rounds = context.Number("rounds", 1000);
        var order = Enumerable.Range(0, cases.Length).ToArray();
        for (var round = -100; round < rounds; round++)
        {
            // Made before the first is sent: making one must not warm or cool the machine for the next.
            var requests = cases.Select(one => one.Request()).ToArray();
            // In turn and in another order each time, so that whatever else the machine does falls on all alike.
            Random.Shared.Shuffle(order);
            foreach (var index in order)
            {
                var (status, milliseconds) = await forger.PostAsync(requests[index], context.Cancel);
                if (round >= 0)
                {
                    refused += status == HttpStatusCode.Forbidden ? 1 : 0;
                    times[index].Add(milliseconds);
                }
            }
        }

        var signature = CallbackForger.Median(times[0]);
        return new RunResult(
        [
            RunRow.Exactly("answered 403", refused, (long)rounds * cases.Length),
            RunRow.Note("wrong signature: median", signature, "ms"),
            .. cases.Skip(1).Select((one, index) => RunRow.AtMost(
                $"{one.What}: median differs by", Math.Abs((CallbackForger.Median(times[index + 1]) / signature) - 1) * 100, "%", 10)),
        ]);
    }
}
