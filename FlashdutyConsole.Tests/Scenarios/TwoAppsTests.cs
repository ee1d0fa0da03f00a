using System.Net.Http.Json;
using System.Net.NetworkInformation;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Scenarios;

/// <summary>A WeCom that is slow, dead or away: others are not held back, and afterwards nothing is lost and nothing untrue is told.</summary>
public sealed class TwoAppsTests
{
    private const string Send = "message/send";
    private const int Sockets = 64;
    private static readonly string[] Members = [.. Enumerable.Range(1, 20).Select(number => $"user{number}")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task App_NeverAnswersOrIsSlow_TheOtherIsNotHeldBack(bool never)
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Members = Members, Layers = [Members] });
        var other = await AddAppAsync(console);
        console.WeCom.Switches.Inject(Send, never ? Fault.Hang() : Fault.Delay(TimeSpan.FromSeconds(9)), 1000, console.App.AgentId);
        for (var number = 0; number < 5; number++)
        {
            await console.PushAsync($"Slow {number}");
        }

        await console.EscalateAsync();
        await console.SendAsync();
        // A slow call has its effect at once; only its answer is late.
        await Eventually.TrueAsync(
            () => Task.FromResult((never ? console.Requests(Send) : console.WeCom.CountAll().TotalVisible) == AppPace.MostAtOnce), "the first app's calls are under way");
        var began = console.Console.Now;
        for (var number = 1; number <= 10; number++)
        {
            var wanted = number;
            await PushAsync(console, other, $"Quick {number}");
            await console.EscalateAsync();
            await console.SendAsync();
            await Eventually.TrueAsync(() => Task.FromResult(console.Member("boss").Cards.Count == wanted), $"card {wanted} of the other app");
        }

        // Not a moment has passed, every call of the first app is under way, and there are no more than these.
        Assert.Equal(began, console.Console.Now);
        await Eventually.TrueAsync(() => Task.FromResult(console.Console.Get<DeliverySender>().UnderWay == AppPace.MostAtOnce), "the other app's calls have ended");
        Assert.InRange(OpenSockets(console.Server.BaseUrl.Port), AppPace.MostAtOnce, Sockets);

        // Slow is not dead: what is answered after 9 s counts. After 10 s a call is given up.
        console.Tick(TimeSpan.FromSeconds(never ? 10 : 9));
        await console.RecordAsync();
        var tried = (await console.DeliveriesAsync()).Where(delivery => delivery.IntegrationId != other.WeCom && delivery.Attempts > 0).ToList();
        Assert.Equal(AppPace.MostAtOnce, tried.Count);
        Assert.All(tried, delivery => Assert.Equal(
            never ? (DeliveryState.Pending, DeliveryReason.NoAnswer) : (DeliveryState.Sent, ""), (delivery.State, delivery.Reason)));

        console.WeCom.Switches.ClearFaults();
        console.WeCom.Switches.ReleaseHangs();
        for (var second = 0; second < 10; second++)
        {
            await console.AdvanceAsync(TimeSpan.FromSeconds(2));
        }

        Assert.All(await console.DeliveriesAsync(), delivery => Assert.Equal(DeliveryState.Sent, delivery.State));
        Assert.All(Members, member => Assert.Equal(5, console.Member(member).Cards.Select(card => card.Card!.MainTitle!.Title).Distinct().Count()));
        Assert.Equal(110, console.WeCom.CountAll().TotalVisible);
    }

    [Fact]
    public async Task Outage_OfHalfAnHour_NothingIsLostAndNothingResolvedIsAnnouncedAsFiring()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Members = ["zhang", "li"], Layers = [["zhang", "li"]] });
        var other = await AddAppAsync(console);
        var random = new Random(20261123);
        Func<Fault>[] down =
        [
            () => Fault.ResetBeforeRead(), () => Fault.ResetAfterRead(processed: false), () => Fault.HttpStatus(502), () => Fault.HttpStatus(502), () => Fault.EmptyObject(),
        ];
        for (var fault = 0; fault < 6000; fault++)
        {
            // One in a hundred is carried out although the answer never comes.
            console.WeCom.Switches.Inject("*", random.Next(100) == 0 ? Fault.ResetAfterRead(processed: true) : down[random.Next(down.Length)]());
        }

        var closed = new Dictionary<string, DateTimeOffset>();
        var firing = new List<string>();
        for (var minute = 0; minute < 30; minute++)
        {
            for (var number = 0; number < 2; number++)
            {
                firing.Add($"Alert {minute} {number}");
                await console.PushAsync(firing[^1]);
                await PushAsync(console, other, firing[^1]);
            }

            await console.SettleAsync();
            console.Tick(TimeSpan.FromSeconds(20));
            await console.SettleAsync();
            var over = firing[random.Next(firing.Count)];
            firing.Remove(over);
            await console.PushAsync(over, "Ok");
            await PushAsync(console, other, over, "Ok");
            closed[over] = console.Console.Now;
            await console.AdvanceAsync(TimeSpan.FromSeconds(40));
        }

        console.WeCom.Switches.ClearFaults();
        for (var step = 0; step < 40; step++)
        {
            await console.AdvanceAsync(TimeSpan.FromSeconds(15));
        }

        var deliveries = await console.DeliveriesAsync();
        Assert.All(deliveries, delivery => Assert.True(
            delivery.State is DeliveryState.Sent or DeliveryState.Merged or DeliveryState.Skipped, $"{delivery.Id} {delivery.Kind} {delivery.State} {delivery.Reason}"));
        Assert.Equal(0, console.WeCom.CountAll().TotalSilentDrops);
        var incidents = await console.Console.ReadAsync(db => Task.FromResult(db.Incidents.ToList()));
        foreach (var (member, channel) in ((string, long)[])[("zhang", console.Channel.Id), ("li", console.Channel.Id), ("boss", other.Channel)])
        {
            var messages = console.Member(member).Messages;
            var seen = string.Join('\n', messages.Select(message => message.Card?.MainTitle?.Desc ?? message.Text));
            Assert.All(incidents.Where(incident => incident.ChannelId == channel && incident.Progress != IncidentProgress.Closed),
                incident => Assert.Contains($"#{incident.Num}", seen, StringComparison.Ordinal));
            // A card that says "firing" of something that is over is no card of this WeCom.
            Assert.DoesNotContain(messages, message => message.Kind == SandboxMessageKind.TemplateCard
                && closed.TryGetValue(message.Card!.MainTitle!.Title!, out var at) && message.Time >= at);
            // And what was announced before the end is told to be over.
            Assert.All(messages.Where(message => message.IsOpen && closed.ContainsKey(message.Card!.MainTitle!.Title!)), message =>
                Assert.Contains(messages, text => text.Kind == SandboxMessageKind.Text
                    && text.Text!.Contains(message.Card!.MainTitle!.Desc!.Split(' ')[0], StringComparison.Ordinal) && text.Text.Contains("已关闭", StringComparison.Ordinal)));
            // In order: no incident is told of a second time.
            var cards = messages.Where(message => message.Kind == SandboxMessageKind.TemplateCard).Select(message => message.Card!.MainTitle!.Title!).ToList();
            Assert.Equal(cards.Count, cards.Distinct().Count());
        }
    }

    private static async Task<OtherApp> AddAppAsync(SandboxedConsole console)
    {
        var owner = new Actor(console.Console.OwnerId, ActorSource.Console);
        var app = console.App.Corp.AddApp(1000099, "Other");
        app.SetCallbackUnchecked(console.CallbackUrl.AbsoluteUri, SandboxedConsole.CallbackToken, SandboxedConsole.AesKey);
        console.App.Corp.SetUser(new SandboxUser("boss", "boss"));
        var weCom = (await console.Console.Get<SaveIntegration>().RunAsync(
            new IntegrationDraft
            {
                Name = "Other",
                PluginType = PluginType.WeComApp,
                Settings = JsonColumn.Write(new WeComSettings
                {
                    CorpId = app.Corp.CorpId, AgentId = app.AgentId, Deployment = "private",
                    Endpoint = console.Server.BaseUrl.AbsoluteUri, OauthEndpoint = console.Server.BaseUrl.AbsoluteUri,
                }),
                Secrets = new Dictionary<string, string>
                {
                    ["secret"] = app.Secret, ["token"] = SandboxedConsole.CallbackToken, ["encoding_aes_key"] = SandboxedConsole.AesKey,
                },
            },
            owner, Cancel))!;
        var channel = await console.Console.AddChannelAsync("Other");
        var source = await console.Console.AddIntegrationAsync(PluginType.Standard, channel.Id);
        var boss = await console.Console.AddMemberAsync("boss");
        await console.ChangeAsync(db =>
        {
            db.MemberLinks.Add(new MemberLink { IntegrationId = weCom.Id, MemberId = boss.Id, WeComUserId = "boss", LinkedAt = console.Console.Now });
            db.EscalationRules.Add(new EscalationRule
            {
                Id = ObjectId.New(console.Console.Now), ChannelId = channel.Id, Name = "Boss", CreatedAt = console.Console.Now, UpdatedAt = console.Console.Now,
                Layers = [new EscalationLayer { Target = new EscalationTarget { PersonIds = [boss.Id] } }],
            });
        });
        return new OtherApp(weCom.Id, channel.Id, source.Key);
    }

    private static async Task PushAsync(SandboxedConsole console, OtherApp to, string title, string severity = "Critical")
    {
        using var answer = await console.Console.Http.PostAsJsonAsync(
            $"event/push/alert/standard?integration_key={to.Key}", new { title_rule = title, event_status = severity, alert_key = title }, Cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static int OpenSockets(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.RemoteEndPoint.Port == port && connection.State == TcpState.Established);

    private sealed record OtherApp(long WeCom, long Channel, string Key);
}
