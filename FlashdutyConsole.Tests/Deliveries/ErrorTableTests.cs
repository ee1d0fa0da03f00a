using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Members;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Deliveries;

/// <summary>Each kind of answer that WeCom may give instead of success, and what becomes of the messages.</summary>
public sealed class ErrorTableTests
{
    private const string Send = "message/send";
    private static readonly SandboxedConsoleOptions OneMember = new() { Layers = [["zhang"]], Members = ["zhang"] };

    [Fact]
    public async Task Send_Busy_QuickRepeatsThenDelivered()
    {
        await using var console = await SandboxedConsole.StartAsync(OneMember);
        console.WeCom.Switches.Inject(Send, Fault.ErrCode(-1), 9);
        await PushAsync(console, 3);

        for (var second = 0; second < 12; second++)
        {
            await console.AdvanceAsync(TimeSpan.FromSeconds(0.7));
        }

        await AllArrivedAsync(console, 3);
        Assert.Equal(12, console.Requests(Send));
    }

    [Fact]
    public async Task Send_TokenVoid_OneNewTokenAndDeliveredInTheSameAttempt()
    {
        await using var console = await SandboxedConsole.StartAsync(OneMember);
        await PushAsync(console, 1);
        Assert.Equal(1, console.Requests("gettoken"));

        foreach (var code in (int[])[40014, 41001, 42001])
        {
            var before = console.Requests("gettoken");
            console.WeCom.Switches.Inject(Send, Fault.ErrCode(code));
            await PushAsync(console, 3, $"{code}");
            Assert.Equal(before + 1, console.Requests("gettoken"));
        }

        console.App.RevokeTokens();
        var known = console.Requests("gettoken");
        await PushAsync(console, 3, "revoked");
        Assert.Equal(known + 1, console.Requests("gettoken"));
        await AllArrivedAsync(console, 13, attempts: 1);
    }

    [Fact]
    public async Task Send_TooFrequent_TheAppPausesForAMinuteThenDelivers()
    {
        await using var console = await SandboxedConsole.StartAsync(OneMember);
        console.WeCom.Switches.Inject(Send, Fault.ErrCode(45009));
        await PushAsync(console, 1);
        await console.AdvanceAsync(TimeSpan.FromSeconds(30));
        await PushAsync(console, 2, "during the pause");
        await console.AdvanceAsync(TimeSpan.FromSeconds(29));
        Assert.Equal(1, console.Requests(Send));

        await console.AdvanceAsync(TimeSpan.FromSeconds(8));

        await AllArrivedAsync(console, 3);
        Assert.Equal(4, console.Requests(Send));
    }

    [Fact]
    public async Task Send_TooManyAtOnce_FewerAtOnceAndDelivered()
    {
        await using var console = await SandboxedConsole.StartAsync(OneMember);
        console.WeCom.Switches.Inject(Send, Fault.ErrCode(45033), 2);
        var pace = console.Console.Get<AppPaces>().Of(console.Integration.Id);
        Assert.Equal(AppPace.MostAtOnce, pace.Free(console.Console.Now));

        await PushAsync(console, 5);
        Assert.True(pace.Free(console.Console.Now) <= AppPace.MostAtOnce / 2);
        await console.AdvanceAsync(TimeSpan.FromSeconds(2));

        await AllArrivedAsync(console, 5);
        Assert.Equal(7, console.Requests(Send));
    }

    [Fact]
    public async Task Send_AddressNotTrusted_KeptAndBrokenUntilFixed()
    {
        await using var console = await SandboxedConsole.StartAsync(OneMember);
        console.App.SetTrustedIpsUnchecked(["203.0.113.9"]);
        await PushAsync(console, 5);

        var broken = await console.IntegrationAsync();
        Assert.Equal(60020, broken.BrokenErrCode);
        Assert.Equal(console.Console.Now, broken.BrokenSince);
        Assert.All(await console.DeliveriesAsync(), delivery =>
            Assert.Equal((DeliveryState.Pending, DeliveryReason.NeedsAdmin, 60020), (delivery.State, delivery.Reason, delivery.ErrCode)));

        // While broken one message at a time asks whether it works again.
        var asked = console.Requests(Send);
        await console.AdvanceAsync(TimeSpan.FromSeconds(70));
        Assert.InRange(console.Requests(Send) - asked, 1, 2);

        console.App.SetTrustedIpsUnchecked(null);
        await console.AdvanceAsync(TimeSpan.FromSeconds(70));
        await console.AdvanceAsync(TimeSpan.FromSeconds(70));
        await AllArrivedAsync(console, 5);
        Assert.Null((await console.IntegrationAsync()).BrokenSince);
    }

    [Fact]
    public async Task Send_AppOrSecretRefused_KeptAndBrokenUntilFixed()
    {
        await using var console = await SandboxedConsole.StartAsync(OneMember);
        var expected = 0;
        foreach (var (path, code) in ((string, int)[])[("gettoken", 40001), ("gettoken", 40013), (Send, 40056), (Send, 50003), (Send, 301002)])
        {
            console.App.RevokeTokens();
            console.WeCom.Switches.Inject(path, Fault.ErrCode(code), 2);
            await PushAsync(console, 2, $"{code}");
            expected += 2;
            Assert.Equal(code, (await console.IntegrationAsync()).BrokenErrCode);

            console.WeCom.Switches.ClearFaults();
            await console.AdvanceAsync(TimeSpan.FromSeconds(70));
            await console.AdvanceAsync(TimeSpan.FromSeconds(70));
            await AllArrivedAsync(console, expected);
            Assert.Equal(0, (await console.IntegrationAsync()).BrokenErrCode);
        }
    }

    [Fact]
    public async Task Send_SecretReset_DeliveredAfterTheAdminSavesTheNewOne()
    {
        await using var console = await SandboxedConsole.StartAsync(OneMember);
        var secret = console.App.ResetSecret();
        await PushAsync(console, 2);
        Assert.Equal(40001, (await console.IntegrationAsync()).BrokenErrCode);

        console.Tick(TimeSpan.FromSeconds(1));
        await console.SaveIntegrationAsync(secret);
        await console.AdvanceAsync(TimeSpan.FromSeconds(2));

        await AllArrivedAsync(console, 2);
        Assert.Null((await console.IntegrationAsync()).BrokenSince);
    }

    [Fact]
    public async Task Send_RecipientRefused_UndeliverableAtOnceWithItsCode()
    {
        await using var console = await SandboxedConsole.StartAsync(OneMember);
        foreach (var code in (int[])[81013, 60011])
        {
            console.WeCom.Switches.Inject(Send, Fault.ErrCode(code));
            var incident = await console.ReceivesAsync($"{code}");

            // The other row is the owner's, who is told when nobody of the last layer can be reached.
            var delivery = Assert.Single(await console.DeliveriesAsync(incident.Id), one => one.CardId is not null);
            Assert.Equal(
                (DeliveryState.Undeliverable, DeliveryReason.Recipient, code, 1),
                (delivery.State, delivery.Reason, delivery.ErrCode, delivery.Attempts));
            Assert.Null((await console.IntegrationAsync()).BrokenSince);
        }
    }

    [Theory]
    [InlineData(0, DeliveryReason.Unlicensed)]
    [InlineData(701099, DeliveryReason.Recipient)]
    public async Task Send_RecipientWithoutLicence_UndeliverableAndTheNextLayerIsTold(int errCode, string reason)
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["zhang"], ["li"]] });
        console.WeCom.Switches.LicenceRequired = true;
        console.WeCom.Switches.AllUnlicensedErrCode = errCode;
        console.App.Corp.SetUser(console.App.Corp.FindUser("zhang")! with { Licensed = false });

        var incident = await console.ReceivesAsync("CPU is high");

        var deliveries = await console.DeliveriesAsync(incident.Id);
        Assert.Equal((DeliveryState.Undeliverable, reason), (deliveries[0].State, deliveries[0].Reason));
        Assert.Single(console.Member("li").Messages);
    }

    [Fact]
    public async Task Send_UnknownCode_RepeatedUntilItsTimeIsOverThenDeadLetterThatCanBeResent()
    {
        await using var console = await SandboxedConsole.StartAsync(OneMember);
        console.WeCom.Switches.Inject(Send, Fault.ErrCode(99999), 1000);
        await PushAsync(console, 1);
        for (var minute = 0; minute < 20; minute++)
        {
            await console.AdvanceAsync(TimeSpan.FromSeconds(67));
        }

        var waiting = Assert.Single(await console.DeliveriesAsync());
        Assert.Equal((DeliveryState.Pending, 99999), (waiting.State, waiting.ErrCode));
        Assert.InRange(waiting.Attempts, 10, 30);

        await console.AdvanceAsync(DeliveryJudge.Lifetime);
        var dead = Assert.Single(await console.DeliveriesAsync(), one => one.CardId is not null);
        Assert.Equal((DeliveryState.Failed, DeliveryReason.TimeRanOut, 99999), (dead.State, dead.Reason, dead.ErrCode));

        console.WeCom.Switches.ClearFaults();
        Assert.True(await console.Console.Get<ResendDelivery>().RunAsync(dead.Id, new Actor(console.Console.OwnerId, ActorSource.Console), TestContext.Current.CancellationToken));
        await console.SettleAsync();
        Assert.Equal(DeliveryState.Sent, Assert.Single(await console.DeliveriesAsync(), one => one.CardId is not null).State);
        Assert.Equal(1, console.WeCom.CountAll().TotalVisible);
    }

    [Fact]
    public async Task Send_AnswerIsNoSuccess_RepeatedWithTheSameBytesAndSeenOnce()
    {
        await using var console = await SandboxedConsole.StartAsync(OneMember);
        Fault[] faults =
        [
            Fault.HttpStatus(500), Fault.HttpStatus(502), Fault.HttpStatus(502, processed: true),
            Fault.EmptyObject(), Fault.EmptyObject(processed: true), Fault.MissingErrCode(), Fault.MissingErrCode(processed: true),
            Fault.TruncatedJson(processed: false), Fault.TruncatedJson(),
            Fault.ResetBeforeRead(), Fault.ResetAfterRead(processed: false), Fault.ResetAfterRead(processed: true),
        ];
        for (var index = 0; index < faults.Length; index++)
        {
            await SeenOnceAsync(console, faults[index], index);
        }

        Assert.Equal(faults.Length, console.Member("zhang").Messages.Count);
    }

    [Theory]
    [InlineData(false, SuppressedDuplicateAnswer.WithFirstMsgId)]
    [InlineData(true, SuppressedDuplicateAnswer.WithFirstMsgId)]
    [InlineData(true, SuppressedDuplicateAnswer.WithoutMsgId)]
    public async Task Send_NoAnswer_RepeatedWithTheSameBytesAndSeenOnce(bool duplicateCheckFirst, SuppressedDuplicateAnswer answer)
    {
        await using var console = await SandboxedConsole.StartAsync(OneMember);
        console.WeCom.Switches.DuplicateCheckBeforeTaskId = duplicateCheckFirst;
        console.WeCom.Switches.SuppressedDuplicate = answer;
        foreach (var processed in (bool[])[false, true])
        {
            var before = console.Requests(Send);
            console.WeCom.Switches.Inject(Send, Fault.Hang(processed));
            await console.PushAsync($"hangs {processed}");
            await console.EscalateAsync();
            await console.SendAsync();
            await console.ReceivedAsync(Send, before + 1);
            console.Tick(TimeSpan.FromSeconds(10));
            await console.RecordAsync();
            var waiting = (await console.DeliveriesAsync())[^1];
            Assert.Equal((DeliveryState.Pending, DeliveryReason.NoAnswer, true), (waiting.State, waiting.Reason, waiting.Uncertain));

            await console.AdvanceAsync(TimeSpan.FromSeconds(1));
            SameBytes(console, before, 2);
        }

        await AllArrivedAsync(console, 2);
    }

    private static async Task SeenOnceAsync(SandboxedConsole console, Fault fault, int index)
    {
        var before = console.Requests(Send);
        console.WeCom.Switches.Inject(Send, fault);
        var incident = await console.ReceivesAsync($"{index} {fault.Kind} {fault.Processed}");
        await console.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.True(console.Requests(Send) == before + 2, $"{fault.Kind} {fault.Processed}: {console.Requests(Send) - before} requests");
        SameBytes(console, before, fault.Kind == FaultKind.ResetBeforeRead ? 1 : 2);
        var delivery = Assert.Single(await console.DeliveriesAsync(incident.Id));
        Assert.True(delivery.State == DeliveryState.Sent, $"{fault.Kind} {fault.Processed}: {delivery.State} {delivery.Reason}");
        Assert.Single(console.Member("zhang").Messages, message => message.TaskId == delivery.Card!.TaskId);
        // The member's quota has room for the next.
        await console.AdvanceAsync(TimeSpan.FromSeconds(10));
    }

    // All requests since then are one message: same bytes, with the duplicate check on for as long as it is repeated.
    private static void SameBytes(SandboxedConsole console, long before, int count)
    {
        var calls = console.WeCom.Calls.Where(call => call.Path.EndsWith("message/send", StringComparison.Ordinal)).Skip((int)before).ToList();
        Assert.True(calls.Count >= count);
        var read = calls.TakeLast(count).ToList();
        Assert.Single(read.Select(call => call.RequestSha256).Distinct());
        Assert.All(read, call =>
        {
            Assert.Contains("\"enable_duplicate_check\":1", call.RequestBody, StringComparison.Ordinal);
            Assert.Contains("\"duplicate_check_interval\":14400", call.RequestBody, StringComparison.Ordinal);
        });
    }

    private static async Task PushAsync(SandboxedConsole console, int count, string title = "CPU is high")
    {
        for (var number = 0; number < count; number++)
        {
            await console.PushAsync($"{title} {number}");
        }

        await console.SettleAsync();
    }

    private static async Task AllArrivedAsync(SandboxedConsole console, int count, int? attempts = null)
    {
        var deliveries = await console.DeliveriesAsync();
        Assert.Equal(count, deliveries.Count);
        Assert.All(deliveries, delivery => Assert.Equal(DeliveryState.Sent, delivery.State));
        Assert.All(deliveries, delivery => Assert.True(attempts is null || delivery.Attempts == attempts));
        Assert.Equal(count, console.WeCom.CountAll().TotalVisible);
        Assert.Equal(0, console.WeCom.CountAll().TotalSilentDrops);
    }
}
