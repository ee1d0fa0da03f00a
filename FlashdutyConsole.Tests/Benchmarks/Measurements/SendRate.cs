using System.Globalization;
using System.Text.Json;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>M4: messages a second to a WeCom without limits, when many alerts fire at once.</summary>
public sealed class SendRate : Measurement
{
    private const string SendPath = "/cgi-bin/message/send";
    private const string TokenPath = "/cgi-bin/gettoken";
    private const double TenTimesWeCom = 1670;
    private const double AlertmanagerOnce = 3300;
    private const int AtOnce = 4;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    /// <inheritdoc/>
    public override string Name => "m4";

    /// <inheritdoc/>
    public override string Description => "messages a second, first to last, when 5,000 alerts fire at once, each an incident and a card of its own; group_wait 1 s";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PeerRow>> MeasureAsync(RunContext context, MeasurePlan plan)
    {
        var alerts = context.Number("alerts", 5000) / Team.Cards * Team.Cards;
        var perRound = alerts / Team.Cards;
        _ = (Wrk.Path, Alertmanager.Program);
        context.Say($"posted: {alerts} alerts a round in posts of {Team.Cards}, for {perRound} members here; the console's cards go to the strict sandbox, Alertmanager's texts to a receiver that only notes them");
        // One set of members for each round and one for the warm-up: the console never sends a member more than WeCom would show.
        await using var world = await Team.WorldAsync(context, perRound * (plan.Rounds + 1));
        var teams = await Team.MakeAsync(world, delay: 1);
        await using var receiver = await PlainWeCom.StartAsync(context);
        await using var peer = await Alertmanager.StartAsync(context, Alertmanager.TellByWeCom(receiver.Address, "corp", "secret", "1s"));
        using var poster = new Poster(AtOnce);

        Task<Round> OursAsync(int round) => OneAsync(context, world, [.. teams.Skip(round * perRound).Take(perRound)], round, poster);
        Task<Round> PeerAsync(int round) => OneAsync(context, peer, receiver, alerts, round, poster);
        await OursAsync(0);
        await PeerAsync(0);
        var rounds = await Turns.RunAsync(context, plan, OursAsync, PeerAsync);
        var tokens = world.WeCom.CountAll().Requests(TokenPath);
        var alone = await AloneAsync(context, world, plan);
        return
        [
            PeerRow.ByFigure("messages/s to a WeCom without limits", rounds.Our(one => one.PerSecond), rounds.Their(one => one.PerSecond), TenTimesWeCom, AlertmanagerOnce),
            PeerRow.ByFigure("messages missing", rounds.Our(one => one.Missing), rounds.Their(one => one.Missing), 0, null, low: true) with { Ratio = "" },
            PeerRow.ByFigure("calls for a token in all", [tokens], [receiver.Tokens], 1, null, low: true) with { Ratio = "" },
            PeerRow.ByFigure("what the sandbox alone takes, cards/s of processor time", [alone], [], 10_000, null),
        ];
    }

    private static async Task<Round> OneAsync(RunContext context, World world, List<Team> teams, int round, Poster poster)
    {
        var now = context.Time.GetUtcNow();
        var posts = teams.Select(team => (team.Push, AlertBatch.Webhook(Names($"{round}-{team.Member}", Team.Cards), now))).ToList();
        var start = context.Time.GetTimestamp();
        await poster.PostAllAsync(posts, AtOnce, context.Cancel);
        var posted = context.Time.GetElapsedTime(start);
        List<DateTimeOffset> times = [];
        await context.UntilAsync(
            () =>
            {
                times = [.. teams.SelectMany(team => world.WeCom.MessagesOf(team.Member)).Select(message => message.Time)];
                return times.Count >= teams.Count * Team.Cards;
            },
            s_patience, TimeSpan.FromMilliseconds(200));
        return Round.Of(times, teams.Count * Team.Cards, posted);
    }

    private static async Task<Round> OneAsync(RunContext context, Alertmanager peer, PlainWeCom receiver, int alerts, int round, Poster poster)
    {
        receiver.Arrivals.Clear();
        var now = context.Time.GetUtcNow();
        var posts = Names($"{round}-am", alerts).Chunk(Team.Cards).Select(names => (peer.Alerts, AlertBatch.Api(names, now))).ToList();
        var start = context.Time.GetTimestamp();
        await poster.PostAllAsync(posts, AtOnce, context.Cancel);
        var posted = context.Time.GetElapsedTime(start);
        await context.UntilAsync(() => receiver.Arrivals.Count >= alerts, s_patience, TimeSpan.FromMilliseconds(200));
        return Round.Of([.. receiver.Arrivals.Select(arrival => arrival.At)], alerts, posted);
    }

    // The sandbox must not be what is measured: one of the cards that were sent, again and again, from the server's core.
    private static async Task<double> AloneAsync(RunContext context, World world, MeasurePlan plan)
    {
        var card = world.WeCom.Calls.Last(call => call.Path == SendPath).RequestBody;
        var task = JsonDocument.Parse(card).RootElement.GetProperty("template_card").GetProperty("task_id").GetString()!;
        var parts = card.Split(task, 2);
        using var http = new HttpClient { BaseAddress = world.Sandbox.BaseUrl };
        var answer = await http.GetStringAsync(new Uri($"{TokenPath}?corpid={world.App.Corp.CorpId}&corpsecret={world.App.Secret}", UriKind.Relative), context.Cancel);
        var token = JsonDocument.Parse(answer).RootElement.GetProperty("access_token").GetString();
        var address = new Uri(world.Sandbox.BaseUrl, $"{SendPath}?access_token={token}");
        var before = Environment.CpuUsage.TotalTime;
        var result = await Wrk.RunAsync(context, address, WrkScripts.Message(parts[0], parts[1]), 16, plan.Seconds, RunContext.ServerCore);
        // By processor time, so that others on the machine do not count.
        return result.Requests / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static IEnumerable<string> Names(string prefix, int count) =>
        Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}"));

    private sealed record Round(double PerSecond, int Missing, TimeSpan Posted)
    {
        public static Round Of(List<DateTimeOffset> times, int wanted, TimeSpan posted) => times.Count < 2
            ? new Round(0, wanted, posted)
            : new Round((times.Count - 1) / (times.Max() - times.Min()).TotalSeconds, Math.Max(0, wanted - times.Count), posted);

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{PerSecond:#,0} messages/s, {Missing} missing, posted within {Posted.TotalSeconds:0.00} s");
    }
}
