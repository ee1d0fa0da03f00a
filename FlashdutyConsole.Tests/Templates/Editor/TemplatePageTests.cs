using Bunit;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Editor;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Templates.Editor;

public sealed class TemplatePageTests : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console;

    public TemplatePageTests(SharedConsole shared) => _console = shared.Console;

    [Fact]
    public async Task Page_TextTyped_CardAndMeterFollow()
    {
        await using var pages = PageContext.Of(_console);
        var page = await OpenAsync(pages, "first", "Host {{.Labels.resource}}");
        Assert.Equal("Host db-1", page.Find(".custom").TextContent);

        await TypeAsync(page, "a\n\n{{.Title}}\n{{.Labels.nope}}");

        Assert.Equal("a\ndb-1 / disk.used above 90%", page.Find(".custom").TextContent);
        Assert.Equal("2 of 8 lines", page.Find("[data-lines]").TextContent);
        Assert.Equal("unsaved", page.Find("[data-saved-state]").GetAttribute("data-saved-state"));
        Assert.Contains(".Labels.nope", page.Find("[data-missing]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TextBroken_NamesThePlaceAndKeepsTheLastCard()
    {
        await using var pages = PageContext.Of(_console);
        var page = await OpenAsync(pages, "breaking", "Host {{.Labels.resource}}");

        await TypeAsync(page, "Host {{.Labels.resource}}\n{{uper .Title}}");

        Assert.Equal("Host db-1", page.Find(".custom").TextContent);
        Assert.NotNull(page.Find(".stale [data-stale]"));
        PageContext.Until(page, () => Assert.StartsWith("Line 2, column 3: ", page.Find("[data-finding=error]").TextContent.Trim(), StringComparison.Ordinal));
        Assert.Contains("upper", page.Find("[data-finding=error]").TextContent, StringComparison.Ordinal);

        await TypeAsync(page, "Host {{upper .Title}}");

        Assert.Equal("Host DB-1 / DISK.USED ABOVE 90%", page.Find(".custom").TextContent);
        Assert.Empty(page.FindAll("[data-stale]"));
        PageContext.Until(page, () => Assert.Empty(page.FindAll("[data-finding=error]")));
    }

    [Fact]
    public async Task Page_MoreThanACardShows_IsStruckBelowTheFold()
    {
        await using var pages = PageContext.Of(_console);
        var page = await OpenAsync(pages, "long", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10");

        Assert.Equal("1\n2\n3\n4\n5\n6\n7\n8\u2026", page.Find(".custom").TextContent);
        Assert.NotNull(page.Find("[data-fold]"));
        Assert.Equal(["9", "10"], page.FindAll("[data-lost] s").Select(lost => lost.TextContent));
        Assert.Equal("10 of 8 lines", page.Find("[data-lines]").TextContent);
        Assert.Equal("2 lines are cut", page.Find("[data-verdict]").TextContent);

        await TypeAsync(page, new string('x', 170));

        Assert.Equal(new string('x', 11), page.Find("[data-lost] s").TextContent);
        Assert.Equal("The end is cut", page.Find("[data-verdict]").TextContent);
    }

    [Fact]
    public async Task Page_RealIncidentAndStateChosen_CardShowsThem()
    {
        var (incident, _) = await _console.AddIncidentAsync("Queue is full");
        await using var pages = PageContext.Of(_console);
        var page = await OpenAsync(pages, "real", "{{.Title}} {{.Progress}} {{.IncidentSeverity}}");

        await page.Find("[data-incident-choice]").ChangeAsync(new() { Value = incident.Id });
        Assert.Equal("Queue is full Triggered Critical", page.Find(".custom").TextContent);
        Assert.NotNull(page.Find(".wecom-card [data-key=ack]"));

        await page.Find("[data-severity-choice]").ChangeAsync(new() { Value = nameof(IncidentSeverity.Warning) });
        await page.Find("[data-state-choice]").ChangeAsync(new() { Value = nameof(IncidentProgress.Closed) });

        Assert.Equal("Queue is full Closed Warning", page.Find(".custom").TextContent);
        Assert.Empty(page.FindAll(".wecom-card [data-key=ack]"));
        Assert.NotNull(page.Find(".wecom-card .replaced"));
        Assert.Equal(IncidentProgress.Triggered, await _console.ReadAsync(db => db.Incidents.Where(one => one.Id == incident.Id).Select(one => one.Progress).SingleAsync()));
    }

    [Fact]
    public async Task Page_ShownAsText_MakesHiddenCharactersVisible()
    {
        await using var pages = PageContext.Of(_console);
        var page = await OpenAsync(pages, "hidden", "a\u200bb \n\nc");

        await page.FindAll("[data-choice=True]")[2].ChangeAsync(new() { Value = "on" });

        Assert.Equal("aU+200Bb\u00b7\u21b5", string.Concat(page.FindAll("[data-as-text] div")[0].TextContent.Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal("blank", page.FindAll("[data-as-text] div")[1].ClassName);
    }

    [Fact]
    public async Task Save_Changed_IsTheNextVersion()
    {
        await using var pages = PageContext.Of(_console);
        var page = await OpenAsync(pages, "saving", "one");
        await TypeAsync(page, "two");

        await page.Find("[data-save]").ClickAsync(new());

        PageContext.Until(page, () => Assert.Equal("saved", page.Find("[data-saved-state]").GetAttribute("data-saved-state")));
        PageContext.Until(page, () => Assert.Equal(["2", "1"], page.FindAll("[data-version]").Select(version => version.GetAttribute("data-version"))));
        Assert.Equal(("two", 2), await StoredAsync("saving"));
        await page.Find("[data-version='2'] [data-show]").ClickAsync(new());
        PageContext.Until(page, () => Assert.Equal(["one"], page.FindAll("[data-version='2'] del").Select(line => line.TextContent)));
        Assert.Equal(["two"], page.FindAll("[data-version='2'] ins").Select(line => line.TextContent));

        await page.Find("[data-version='1'] [data-restore]").ClickAsync(new());

        PageContext.Until(page, () => Assert.Equal(3, page.FindAll("[data-version]").Count));
        Assert.Equal(("one", 3), await StoredAsync("saving"));
    }

    [Fact]
    public async Task Save_SomebodyElseSavedMeanwhile_AsksWhoseTextStays()
    {
        await using var pages = PageContext.Of(_console);
        var page = await OpenAsync(pages, "contested", "one");
        var id = page.Find("[data-template-page]").GetAttribute("data-template-page")!;
        await _console.Get<UpdateTemplate>().RunAsync(id, Draft("contested", "theirs"), 1, Actor, CancellationToken.None);
        await TypeAsync(page, "mine");

        await page.Find("[data-save]").ClickAsync(new());

        PageContext.Until(page, () => Assert.Equal(["theirs"], page.FindAll("[data-conflict] del").Select(line => line.TextContent)));
        Assert.Equal(["mine"], page.FindAll("[data-conflict] ins").Select(line => line.TextContent));
        Assert.Equal(("theirs", 2), await StoredAsync("contested"));

        await page.Find("[data-conflict-mine]").ClickAsync(new());

        PageContext.Until(page, () => Assert.Empty(page.FindAll("[data-conflict]")));
        Assert.Equal(("mine", 3), await StoredAsync("contested"));
    }

    [Fact]
    public async Task Save_BrokenText_IsRefusedAndKept()
    {
        await using var pages = PageContext.Of(_console);
        var page = await OpenAsync(pages, "refused", "one");
        await TypeAsync(page, "{{if .Title}}");

        await page.Find("[data-save]").ClickAsync(new());

        PageContext.Until(pages.Notices, () => Assert.Contains("Not saved", pages.Notices.Markup, StringComparison.Ordinal));
        Assert.Equal(("one", 1), await StoredAsync("refused"));
        Assert.Equal("unsaved", page.Find("[data-saved-state]").GetAttribute("data-saved-state"));
    }

    [Fact]
    public async Task Draft_FromAnotherOpening_IsOfferedWithItsAgeAndDifference()
    {
        await using var pages = PageContext.Of(_console);
        var page = await OpenAsync(pages, "drafted", "one");
        var editor = page.FindComponent<TemplateEditor>().Instance;

        await page.InvokeAsync(() => editor.OfferDraftAsync("unsaved", null, 0, _console.Now.AddMinutes(-5).ToUnixTimeMilliseconds()));

        Assert.Contains("5 min ago", page.Find("[data-draft]").TextContent, StringComparison.Ordinal);
        Assert.Contains("version 1 is saved now", page.Find("[data-draft]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-draft] button:last-child").ClickAsync(new());
        Assert.Equal(["unsaved"], page.FindAll("[data-draft] ins").Select(line => line.TextContent));
        await page.Find("[data-draft-drop]").ClickAsync(new());
        Assert.Empty(page.FindAll("[data-draft]"));
    }

    [Fact]
    public async Task Page_ForAViewer_ShowsAndOffersNoChange()
    {
        var viewer = await _console.AddMemberAsync("template-viewer", MemberRole.Viewer);
        await using var pages = PageContext.Of(_console, viewer.Id);
        var page = await OpenAsync(pages, "looked at", "one");

        Assert.Equal("one", page.Find(".custom").TextContent);
        Assert.Empty(page.FindAll("[data-save], [data-copy], [data-details], [data-restore], [data-test-card]"));
    }

    [Fact]
    public async Task Page_Preset_IsReadOnlyAndCanBeCopied()
    {
        await using var pages = PageContext.Of(_console);
        var page = pages.Open<TemplatePage>(parameters => parameters.Add(one => one.TemplateId, NotificationTemplate.PresetId));
        PageContext.Until(page, () => page.Find(".custom"));

        Assert.Empty(page.FindAll("[data-save]"));
        Assert.Contains("Resource: db-1", page.Find(".custom").TextContent, StringComparison.Ordinal);
        await page.Find("[data-copy]").ClickAsync(new());

        PageContext.Until(page, () => Assert.Contains("/templates/", pages.Address, StringComparison.Ordinal));
        var copy = await _console.ReadAsync(db => db.Templates.SingleAsync(template => template.Id == pages.Address.Substring(pages.Address.Length - 24)));
        Assert.Equal("Copy of Preset", copy.Name);
        Assert.StartsWith("{{if index .Labels \"resource\"}}Resource: ", copy.WeComApp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_UnknownTemplate_SaysSo()
    {
        await using var pages = PageContext.Of(_console);

        var page = pages.Open<TemplatePage>(parameters => parameters.Add(one => one.TemplateId, "ffffffffffffffffffffffff"));

        PageContext.Until(page, () => page.Find("[data-missing-template]"));
    }

    private Actor Actor => new(_console.OwnerId, ActorSource.Console);

    private static TemplateDraft Draft(string name, string content) => new() { Name = name, WeComApp = content };

    private async Task<IRenderedComponent<TemplatePage>> OpenAsync(PageContext pages, string name, string content)
    {
        var made = await _console.Get<CreateTemplate>().RunAsync(Draft(name, content), Actor, CancellationToken.None);
        var page = pages.Open<TemplatePage>(parameters => parameters.Add(one => one.TemplateId, made.Template!.Id));
        PageContext.Until(page, () => page.Find(".custom"));
        return page;
    }

    // What the editor's script does after each change.
    private static Task TypeAsync(IRenderedComponent<TemplatePage> page, string text) =>
        page.InvokeAsync(() => page.FindComponent<TemplateEditor>().Instance.TakeTextAsync(text, null));

    private Task<(string, int)> StoredAsync(string name) => _console.ReadAsync(async db =>
    {
        var found = await db.Templates.SingleAsync(template => template.Name == name);
        return (found.WeComApp, found.Version);
    });
}
