using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Versions;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Templates;

public sealed class ManageTemplatesTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Actor Owner => new(_console.OwnerId, ActorSource.Console);

    [Fact]
    public async Task Create_GoodDraft_IsTheFirstVersion()
    {
        var saved = await CreateAsync("first", "{{.Title}}");

        Assert.Equal(1, saved.Version);
        var version = Assert.Single(await _console.Get<FindTemplateVersions>().RunAsync(saved.Id, null, Cancel));
        Assert.Equal((1, "{{.Title}}", _console.OwnerId), (version.Number, version.WeComApp, version.MemberId));
        Assert.Equal("template:write:create", await _console.ReadAsync(db => db.AuditEntries.Where(entry => entry.Subject == saved.Id).Select(entry => entry.Operation).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Create_BrokenContent_IsRefusedWithItsPlaceAndNothingIsStored()
    {
        var saved = await _console.Get<CreateTemplate>().RunAsync(Draft("broken", "a\n{{if .Title}}"), Owner, Cancel);

        Assert.Equal(TemplateOutcome.Broken, saved.Outcome);
        Assert.Equal(2, saved.Fault!.Line);
        Assert.False(await _console.ReadAsync(db => db.Templates.AnyAsync(template => template.Name == "broken", Cancel)));
    }

    [Fact]
    public async Task Create_NameOfAnother_IsRefused()
    {
        await CreateAsync("taken", "x");

        Assert.Equal(TemplateOutcome.NameTaken, (await _console.Get<CreateTemplate>().RunAsync(Draft("taken", "y"), Owner, Cancel)).Outcome);
    }

    [Fact]
    public async Task Update_TwoPeopleAtOnce_TheSecondIsToldAndNothingIsLost()
    {
        var template = await CreateAsync("both", "one");
        var update = _console.Get<UpdateTemplate>();

        var first = await update.RunAsync(template.Id, Draft("both", "two"), template.Version, Owner, Cancel);
        var second = await update.RunAsync(template.Id, Draft("both", "three"), template.Version, Owner, Cancel);
        var broken = await update.RunAsync(template.Id, Draft("both", "{{"), 2, Owner, Cancel);
        var same = await update.RunAsync(template.Id, Draft("both", "two"), 2, Owner, Cancel);

        Assert.Equal((TemplateOutcome.Saved, 2), (first.Outcome, first.Template!.Version));
        Assert.Equal((TemplateOutcome.Outdated, "two", 2), (second.Outcome, second.Template!.WeComApp, second.Template.Version));
        Assert.Equal(TemplateOutcome.Broken, broken.Outcome);
        Assert.Equal((TemplateOutcome.Saved, 2), (same.Outcome, same.Template!.Version));
        Assert.Equal("two", (await _console.Get<FindTemplates>().OneAsync(template.Id, Cancel))!.WeComApp);
    }

    [Fact]
    public async Task Restore_OlderVersion_IsANewVersionThatSaysSo()
    {
        var template = await CreateAsync("history", "one");
        await _console.Get<UpdateTemplate>().RunAsync(template.Id, Draft("history 2", "two"), 1, Owner, Cancel);
        var restore = _console.Get<RestoreTemplate>();

        var outdated = await restore.RunAsync(template.Id, 1, 1, Owner, Cancel);
        var saved = await restore.RunAsync(template.Id, 1, 2, Owner, Cancel);

        Assert.Equal(TemplateOutcome.Outdated, outdated.Outcome);
        Assert.Equal((TemplateOutcome.Saved, "one", "history 2", 3), (saved.Outcome, saved.Template!.WeComApp, saved.Template.Name, saved.Template.Version));
        var versions = await _console.Get<FindTemplateVersions>().RunAsync(template.Id, null, Cancel);
        Assert.Equal([3, 2, 1], versions.Select(version => version.Number));
        Assert.Equal([1, null, null], versions.Select(version => version.RestoredFrom));
        Assert.Equal(TemplateOutcome.NotFound, (await restore.RunAsync(template.Id, 9, null, Owner, Cancel)).Outcome);
    }

    [Fact]
    public async Task Copy_Preset_CanBeChanged()
    {
        var first = await _console.Get<CopyTemplate>().RunAsync(NotificationTemplate.PresetId, "copy", Owner, Cancel);
        var second = await _console.Get<CopyTemplate>().RunAsync(first.Template!.Id, "copy", Owner, Cancel);

        Assert.Equal(PresetTemplate.Template.WeComApp, first.Template.WeComApp);
        Assert.Equal("copy (2)", second.Template!.Name);
        Assert.Equal(TemplateOutcome.Saved, (await _console.Get<RenameTemplate>().RunAsync(second.Template.Id, "renamed", Owner, Cancel)).Outcome);
        Assert.Equal(TemplateOutcome.ReadOnly, (await _console.Get<UpdateTemplate>().RunAsync(NotificationTemplate.PresetId, Draft("x", "y"), null, Owner, Cancel)).Outcome);
        Assert.Equal(TemplateOutcome.ReadOnly, (await _console.Get<DeleteTemplate>().RunAsync(NotificationTemplate.PresetId, Owner, Cancel)).Outcome);
    }

    [Fact]
    public async Task Delete_WhileARuleUsesIt_NamesTheRuleAndStays()
    {
        var template = await CreateAsync("used", "x");
        var channel = await _console.AddChannelAsync();
        var rule = new EscalationRule { Id = ObjectId.New(_console.Now), ChannelId = channel.Id, Name = "night", TemplateId = template.Id };
        await _console.WriteAsync(db => db.EscalationRules.Add(rule));
        var delete = _console.Get<DeleteTemplate>();

        var refused = await delete.RunAsync(template.Id, Owner, Cancel);
        await _console.WriteAsync(db => db.EscalationRules.Update(rule).Entity.DeletedAt = _console.Now);
        var done = await delete.RunAsync(template.Id, Owner, Cancel);

        Assert.Equal(TemplateOutcome.InUse, refused.Outcome);
        Assert.Equal(("night", channel.Name), (Assert.Single(refused.Uses).RuleName, refused.Uses[0].ChannelName));
        Assert.Equal(TemplateOutcome.Saved, done.Outcome);
        Assert.Null(await _console.Get<FindTemplates>().OneAsync(template.Id, Cancel));
        // The name is free again.
        await CreateAsync("used", "y");
    }

    [Theory]
    [InlineData("a", "", "a")]
    [InlineData("a", "a", "a (2)")]
    [InlineData("a", "a|a (2)", "a (3)")]
    [InlineData("0123456789", "0123456789", "012345 (2)")]
    [InlineData("\U0001F525\U0001F525\U0001F525", "\U0001F525\U0001F525\U0001F525", "\U0001F525\U0001F525\U0001F525 (2)")]
    public void NumberedName_Taken_GetsTheNextNumber(string name, string taken, string result) =>
        Assert.Equal(result, NumberedName.Of(name, taken.Split('|').Contains, 10));

    private static TemplateDraft Draft(string name, string content) => new() { Name = name, WeComApp = content };

    private async Task<NotificationTemplate> CreateAsync(string name, string content)
    {
        var saved = await _console.Get<CreateTemplate>().RunAsync(Draft(name, content), Owner, Cancel);
        Assert.Equal(TemplateOutcome.Saved, saved.Outcome);
        return saved.Template!;
    }
}
