using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Previews;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Scenarios;

public sealed class TemplateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rule_WithATemplate_ItsOutputIsOnTheCardAndFollowsChanges()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var template = await UseAsync(console, "{{.Labels.resource}}\n\n{{.Progress}} by {{range .Responders}}{{.PersonName}} {{end}}\n{{range .Alerts}}{{.AlertKey}}{{end}}\n{{range until 9}}{{.}}\n{{end}}");

        var incident = await console.ReceivesAsync("CPU is high");
        var first = console.Member("zhang").Card.Card!.SubTitleText;
        // Saved while the card is out: the next update shows it.
        await console.Console.Get<UpdateTemplate>().RunAsync(template, new TemplateDraft { Name = "mine", WeComApp = "now {{.Progress}}" }, null, console.Acting("zhang"), Cancel);
        await console.Member("zhang").PressAsync("ack");
        await console.AdvanceAsync(CardUpdates.Window);

        Assert.Equal("web-1\nTriggered by zhang li\nCPU is high\n0\n1\n2\n3\n4…", first);
        Assert.Equal("now Processing", console.Member("zhang").Card.Card!.SubTitleText);
        Assert.Equal("now Processing", console.Member("li").Card.Card!.SubTitleText);
        Assert.All(await console.DeliveriesAsync(incident.Id), delivery => Assert.Equal("", delivery.TemplateFault));
        Assert.DoesNotContain("template_failed", (await console.TimelineAsync(incident.Id, "i_notify"))[0].Detail);
    }

    [Fact]
    public async Task Responder_AddedWithATemplate_IsToldWithIt()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["zhang"]] });
        var template = await CreateAsync(console, "handover", "please look: {{.Title}}");
        var incident = await console.ReceivesAsync("CPU is high");

        var unknown = await AddAsync("ffffffffffffffffffffffff");
        var added = await AddAsync(template);
        await console.SettleAsync();

        Assert.Equal(("ResourceNotFound", System.Net.HttpStatusCode.OK), (unknown.Code, added.Status));
        Assert.Equal("please look: CPU is high", console.Member("li").Card.Card!.SubTitleText);
        Assert.Equal("资源: web-1", console.Member("zhang").Card.Card!.SubTitleText);
        // Updates keep it.
        await console.Member("zhang").PressAsync("ack");
        await console.AdvanceAsync(CardUpdates.Window);
        Assert.Equal("please look: CPU is high", console.Member("li").Card.Card!.SubTitleText);

        Task<ApiAnswer> AddAsync(string templateId) => console.Console.CallAsync("/incident/responder/add", new
        {
            incident_id = incident.Id, person_ids = new[] { console.MemberId("li") }, notify = new { template_id = templateId },
        });
    }

    [Theory]
    [InlineData("{{fail \"nope\"}}", "1:3: at <fail")]
    [InlineData("a\n{{template \"gone\"}}", "2:")]
    [InlineData("{{range until 100000000}}x{{end}}", "1:")]
    [InlineData("{{range until 100000}}{{range until 1000}}{{end}}{{end}}", "1:")]
    [InlineData("{{repeat 100000000 \"x\"}}", "1:")]
    [InlineData("{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}", "1:")]
    [InlineData("{{if", "1:")]
    public async Task Template_ThatFails_TheMessageGoesWithThePresetAndItIsRecordedEverywhere(string content, string message)
    {
        await using var console = await SandboxedConsole.StartAsync();
        var template = await UseAsync(console, "fine");
        // As a restored backup of another version could have it: no save lets it in.
        await console.ChangeAsync(db => db.Templates.Single(one => one.Id == template).WeComApp = content);

        var incident = await console.ReceivesAsync("CPU is high");

        Assert.Equal("资源: web-1", console.Member("zhang").Card.Card!.SubTitleText);
        Assert.Equal("资源: web-1", console.Member("li").Card.Card!.SubTitleText);
        Assert.All(await console.DeliveriesAsync(incident.Id), delivery => Assert.Equal(DeliveryState.Sent, delivery.State));
        Assert.All(await console.DeliveriesAsync(incident.Id), delivery => Assert.StartsWith(message, delivery.TemplateFault));
        var notify = JsonColumn.Read<NotifyDetail>((await console.TimelineAsync(incident.Id, "i_notify")).Single().Detail);
        Assert.Equal((template, "mine"), (notify.TemplateFailed!.TemplateId, notify.TemplateFailed.TemplateName));
        var record = (await console.Console.Get<FindTemplates>().OneAsync(template, Cancel))!;
        Assert.Equal((2, incident.Id, console.Console.Now), (record.Failures, record.FailedIncidentId, record.FailedAt));
        Assert.StartsWith(message, record.Failure);
        var listed = (await console.Console.CallAsync("/delivery/list", new { incident_id = incident.Id })).Data.GetProperty("items")[0];
        Assert.StartsWith(message, listed.GetProperty("template_fault").GetString());
        var feed = (await console.Console.CallAsync("/incident/feed", new { incident_id = incident.Id, types = new[] { "i_notify" } })).Data.GetProperty("items")[0].GetProperty("detail");
        ApiContract.VerifyFeedDetail("i_notify", feed);
        Assert.Equal("mine", feed.GetProperty("template_failed").GetProperty("template_name").GetString());
    }

    [Fact]
    public async Task Template_ThatNeverEnds_RestsAndOtherRulesAreNotTouched()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var poison = await UseAsync(console, "{{range until 100000}}{{range until 1000}}{{end}}{{end}}");
        var sound = await CreateAsync(console, "sound", "sound {{.Title}}");
        await console.ChangeAsync(db => db.EscalationRules.Add(new EscalationRule
        {
            Id = ObjectId.New(console.Console.Now), ChannelId = console.Channel.Id, Name = "first", Priority = -1, TemplateId = sound, Layers = console.Rule.Layers,
            Filters = [[new FilterCondition { Key = "severity", Vals = ["Info"] }]],
        }));

        for (var i = 0; i < 6; i++)
        {
            await console.PushAsync($"poisoned {i}");
        }

        await console.ReceivesAsync("well", "Info");

        Assert.Equal(7, console.Member("zhang").Cards.Count);
        Assert.Equal("sound well", console.Member("zhang").Cards.Single(card => card.Card!.MainTitle!.Title == "well").Card!.SubTitleText);
        Assert.Equal(12, (await console.Console.Get<FindTemplates>().OneAsync(poison, Cancel))!.Failures);
        Assert.Equal(0, (await console.Console.Get<FindTemplates>().OneAsync(sound, Cancel))!.Failures);

        // Changed, it is tried again, and its record is empty.
        await console.Console.Get<UpdateTemplate>().RunAsync(poison, new TemplateDraft { Name = "mine", WeComApp = "mended" }, null, console.Acting("zhang"), Cancel);
        await console.ReceivesAsync("afterwards");
        Assert.Equal("mended", console.Member("zhang").Card.Card!.SubTitleText);
        Assert.Equal((0, null), ((await console.Console.Get<FindTemplates>().OneAsync(poison, Cancel))!.Failures, (await console.Console.Get<FindTemplates>().OneAsync(poison, Cancel))!.FailedAt));
    }

    [Fact]
    public async Task Level_WithNobodyThere_TheOwnersAreToldAndTheGapIsShown()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["zhang", "li"]], Members = ["zhang", "li"] });
        await console.ChangeAsync(db => db.Members.Single(member => member.Id == console.MemberId("zhang")).Status = MemberStatus.Deleted);
        var half = await console.ReceivesAsync("half a level");
        await console.ChangeAsync(db => db.Members.Single(member => member.Id == console.MemberId("li")).Status = MemberStatus.Deleted);
        var empty = await console.ReceivesAsync("no level");

        Assert.Equal([console.MemberId("zhang")], (await DetailAsync<AssignDetail>(console, half.Id, "i_assign")).Absent);
        Assert.Null((await DetailAsync<NotifyDetail>(console, half.Id, "i_notify")).InsteadOf);
        Assert.Single(console.Member("li").Cards);
        var notify = await DetailAsync<NotifyDetail>(console, empty.Id, "i_notify");
        Assert.Equal(NotifyDetail.Nobody, notify.InsteadOf);
        Assert.Contains(console.Console.OwnerId, notify.Persons.Select(person => person.PersonId));
        Assert.Equal(2, (await DetailAsync<AssignDetail>(console, empty.Id, "i_assign")).Absent!.Count);
        Assert.Contains(await console.DeliveriesAsync(empty.Id), delivery => delivery.MemberId == console.Console.OwnerId);
    }

    [Fact]
    public async Task TestCard_OfATemplate_IsOnThePhoneMarkedAndItsButtonsDoNothing()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var send = console.Console.Get<SendTestCard>();
        var card = new TestCard { Content = "try {{.Labels.resource}} {{.Progress}}", MemberId = console.MemberId("zhang"), State = new PreviewState { Progress = IncidentProgress.Processing } };

        var sent = await send.RunAsync(card, console.Acting("li"), Cancel);
        await console.SettleAsync();

        Assert.Equal(TestCardOutcome.Queued, sent.Outcome);
        var shown = console.Member("zhang").Card.Card!;
        Assert.Equal("try db-1 Processing", shown.SubTitleText);
        Assert.Equal("测试 · 严重", shown.Source!.Desc);
        Assert.Equal(["close", "snooze_120", "refresh"], shown.ButtonList!.Select(button => button.Key));
        var clicked = await console.Member("zhang").PressAsync("close");
        Assert.Equal(SandboxClickResult.Updated, clicked.Result);
        var delivery = Assert.Single(await console.DeliveriesAsync(), one => one.IsTest);
        Assert.Equal((sent.DeliveryId, DeliveryState.Sent, ""), (delivery.Id, delivery.State, delivery.IncidentId));
        Assert.Equal(0, await console.Console.ReadAsync(db => db.Incidents.CountAsync(Cancel)));

        Assert.Equal(TestCardOutcome.Broken, (await send.RunAsync(card with { Content = "{{fail \"x\"}}" }, console.Acting("li"), Cancel)).Outcome);
        Assert.Equal(TestCardOutcome.UnknownIncident, (await send.RunAsync(card with { IncidentId = "ffffffffffffffffffffffff" }, console.Acting("li"), Cancel)).Outcome);
        Assert.Equal(TestCardOutcome.NotLinked, (await send.RunAsync(card with { MemberId = console.Console.OwnerId }, console.Acting("li"), Cancel)).Outcome);
        for (var i = 0; i < 4; i++)
        {
            await send.RunAsync(card, console.Acting("li"), Cancel);
        }

        Assert.Equal(TestCardOutcome.TooMany, (await send.RunAsync(card, console.Acting("li"), Cancel)).Outcome);
        Assert.Equal(["li", "zhang"], (await console.Console.Get<FindTestCardRecipients>().RunAsync(Cancel)).Select(one => one.MemberName));
    }

    private static async Task<T> DetailAsync<T>(SandboxedConsole console, string incidentId, string type) =>
        JsonColumn.Read<T>((await console.TimelineAsync(incidentId, type))[0].Detail);

    private static async Task<string> CreateAsync(SandboxedConsole console, string name, string content)
    {
        var saved = await console.Console.Get<CreateTemplate>().RunAsync(new TemplateDraft { Name = name, WeComApp = content }, console.Acting("zhang"), Cancel);
        Assert.Equal(TemplateOutcome.Saved, saved.Outcome);
        return saved.Template!.Id;
    }

    // The template of the channel's rule from now on.
    private static async Task<string> UseAsync(SandboxedConsole console, string content)
    {
        var id = await CreateAsync(console, "mine", content);
        await console.ChangeAsync(db => db.EscalationRules.Single(rule => rule.Id == console.Rule.Id).TemplateId = id);
        return id;
    }
}
