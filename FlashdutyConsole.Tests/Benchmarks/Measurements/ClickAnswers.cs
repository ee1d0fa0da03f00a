using System.Diagnostics;
using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Callbacks;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>M7: a member presses, WeCom calls, the console stores the effect and answers with the new card.</summary>
public sealed class ClickAnswers : Measurement
{
    private const int PerSecond = 200;
    private const int AtOnce = 48;
    private const int Teams = 100;
    private const double CryptoCeiling = 70_000;
    private static readonly string[] s_menu = ["snooze_240", "snooze_720", "snooze_1440"];
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    /// <inheritdoc/>
    public override string Name => "m7";

    /// <inheritdoc/>
    public override string Description => "clicks on cards, signed and encrypted, answered with the new card once the effect is on disk: 200 a second, then as many as go";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PeerRow>> MeasureAsync(RunContext context, MeasurePlan plan)
    {
        await using var world = await Team.WorldAsync(context, Teams);
        var cards = await CardsAsync(context, world);
        context.Say($"pressed: {cards.Count} cards of {Teams} members, snoozed again and again, so that every click changes an incident; the sandbox seals, opens and shows as WeCom does");
        var next = 0;
        Task<double> PressAsync()
        {
            var number = Interlocked.Increment(ref next) - 1;
            var (user, message) = cards[number % cards.Count];
            return OneAsync(context, world.WeCom, user, message, s_menu[number / cards.Count % s_menu.Length]);
        }

        await SteadyAsync(context, PerSecond * plan.WarmUpSeconds, PressAsync);
        var stored = await StoredAsync(context, world);
        var counted = next;
        List<double> slowest = [], middle = [], fullSpeed = [];
        var failed = 0;
        for (var round = 1; round <= plan.Rounds; round++)
        {
            var times = await SteadyAsync(context, PerSecond * plan.Seconds, PressAsync);
            var good = times.Where(time => !double.IsNaN(time)).ToList();
            failed += times.Count - good.Count;
            slowest.Add(Percentile.Of(good, 0.999));
            middle.Add(Percentile.Of(good, 0.5));
            context.Say(string.Create(CultureInfo.InvariantCulture, $"round {round}: {PerSecond}/s, p50 {middle[^1]:0.0} ms, p99.9 {slowest[^1]:0.0} ms, failed {times.Count - good.Count}"));
        }

        for (var round = 1; round <= plan.Rounds; round++)
        {
            var (rate, bad) = await FullAsync(context, plan.Seconds, PressAsync);
            failed += bad;
            fullSpeed.Add(rate);
            context.Say(string.Create(CultureInfo.InvariantCulture, $"round {round}: {AtOnce} at once, {rate:#,0}/s, failed {bad}"));
        }

        var effects = await StoredAsync(context, world) - stored;
        return
        [
            PeerRow.ByFigure("click to answer at 200/s, p99.9 in ms", slowest, [], 500, 20, low: true),
            PeerRow.Note("click to answer at 200/s, p50 in ms", PeerRow.Figure(Percentile.Median(middle))),
            PeerRow.ByFigure($"clicks/s, {AtOnce} at once", fullSpeed, [], 2000, 0.1 * CryptoCeiling),
            PeerRow.ByFigure("clicks without an answer", [failed], [], 0, null, low: true),
            PeerRow.ByFigure("clicks answered but not in the database", [Math.Max(0, next - counted - failed - effects)], [], 0, null, low: true),
        ];
    }

    private static async Task<List<(string User, string Message)>> CardsAsync(RunContext context, World world)
    {
        var teams = await Team.MakeAsync(world, delay: 0);
        using var poster = new Poster(4);
        await poster.PostAllAsync(
            teams.Select(team => (team.Push, AlertBatch.Webhook(Enumerable.Range(0, Team.Cards).Select(number => $"{team.Member}-{number}"), context.Time.GetUtcNow()))),
            4, context.Cancel);
        if (!await context.UntilAsync(() => world.WeCom.CountAll().TotalVisible >= Teams * Team.Cards, s_patience, TimeSpan.FromMilliseconds(200)))
        {
            throw new InvalidOperationException("the cards to press did not arrive");
        }

        return [.. teams.SelectMany(team => world.WeCom.MessagesOf(team.Member).Where(message => message.Card is not null).Select(message => (team.Member, message.MsgId)))];
    }

    // Milliseconds to the answer; NaN for none.
    private static async Task<double> OneAsync(RunContext context, SandboxWeCom weCom, string user, string message, string key)
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = await weCom.PressMenuAsync(user, message, key, cancellationToken: context.Cancel);
        return outcome is { Failure: null, Result: SandboxClickResult.Updated, Attempts: 1 } ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : double.NaN;
    }

    private static async Task<IReadOnlyList<double>> SteadyAsync(RunContext context, int clicks, Func<Task<double>> press)
    {
        var under = new List<Task<double>>(clicks);
        await Beat.RunAsync(context, clicks, PerSecond, _ => under.Add(press()));
        return await Task.WhenAll(under);
    }

    private static async Task<(double PerSecond, int Failed)> FullAsync(RunContext context, int seconds, Func<Task<double>> press)
    {
        var start = context.Time.GetTimestamp();
        var (done, failed) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (context.Time.GetElapsedTime(start).TotalSeconds < seconds)
            {
                var time = await press();
                Interlocked.Increment(ref double.IsNaN(time) ? ref failed : ref done);
            }
        }));
        return (done / context.Time.GetElapsedTime(start).TotalSeconds, failed);
    }

    private static Task<int> StoredAsync(RunContext context, World world) => world.ReadAsync(db => db.CallbackReceipts.CountAsync(context.Cancel));
}
