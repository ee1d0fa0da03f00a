using Bunit;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Editor;
using FlashdutyConsole.Templates.Files;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Templates.Editor;

public sealed class TemplatesPageTests
{
    [Fact]
    public async Task Page_NothingMadeYet_ShowsThePresetAndSaysSo()
    {
        await using var console = await TestConsole.StartAsync();
        await using var pages = PageContext.Of(console);

        var page = pages.Open<TemplatesPage>();

        PageContext.Until(page, () => page.Find("[data-empty]"));
        Assert.Contains("Preset", page.Find($"[data-template='{NotificationTemplate.PresetId}']").TextContent, StringComparison.Ordinal);
        Assert.Contains("read-only", page.Find($"[data-template='{NotificationTemplate.PresetId}']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Templates_AreListedWithWhoChangedThemAndWhatFailed()
    {
        await using var console = await TestConsole.StartAsync();
        var template = await AddAsync(console, "For databases");
        await console.WriteAsync(async db =>
        {
            var stored = await db.Templates.SingleAsync();
            (stored.FailedAt, stored.Failures, stored.Failure) = (console.Now, 1, "1:3: no");
            return stored;
        });
        await UseAsync(console, template.Id, "Nights");
        await using var pages = PageContext.Of(console);

        var page = pages.Open<TemplatesPage>();

        PageContext.Until(page, () => Assert.Equal(
            [NotificationTemplate.PresetId, template.Id], page.FindAll("[data-template]").Select(row => row.GetAttribute("data-template"))));
        var row = page.Find($"[data-template='{template.Id}']").TextContent;
        Assert.Contains("For databases", row, StringComparison.Ordinal);
        Assert.Contains("Used by 1 rule", row, StringComparison.Ordinal);
        Assert.Contains("Changed by", row, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-failed]"));
    }

    [Fact]
    public async Task Delete_UsedByARule_IsRefusedAndNamesTheRule()
    {
        await using var console = await TestConsole.StartAsync();
        var used = await AddAsync(console, "Used");
        var free = await AddAsync(console, "Free");
        await UseAsync(console, used.Id, "Nights");
        await using var pages = PageContext.Of(console);
        var page = pages.Open<TemplatesPage>();
        PageContext.Until(page, () => page.Find("[data-template]"));

        await ChooseAsync(pages, page, used.Id, "Delete");
        PageContext.Until(page, () => Assert.Contains("Nights", page.Find("[data-deleting]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-delete-yes]"));

        await ChooseAsync(pages, page, free.Id, "Delete");
        PageContext.Until(page, () => page.Find("[data-delete-yes]"));
        await page.Find("[data-delete-yes]").ClickAsync(new());

        PageContext.Until(page, () => Assert.Empty(page.FindAll($"[data-template='{free.Id}']")));
        Assert.Equal([used.Id], await console.ReadAsync(db => db.Templates.Where(template => template.DeletedAt == null).Select(template => template.Id).ToListAsync()));
    }

    [Fact]
    public async Task Rename_NameTaken_SaysSoAndKeepsTheForm()
    {
        await using var console = await TestConsole.StartAsync();
        var first = await AddAsync(console, "First");
        await AddAsync(console, "Second");
        await using var pages = PageContext.Of(console);
        var page = pages.Open<TemplatesPage>();
        PageContext.Until(page, () => page.Find("[data-template]"));
        await ChooseAsync(pages, page, first.Id, "Rename");
        PageContext.Until(page, () => page.Find("[data-renaming] input"));

        await page.Find("[data-renaming] input").InputAsync("Second");
        await page.Find("[data-renaming]").SubmitAsync();
        PageContext.Until(page, () => Assert.Contains("Another template has this name.", page.Find("[data-renaming]").TextContent, StringComparison.Ordinal));
        await page.Find("[data-renaming] input").InputAsync("Third");
        await page.Find("[data-renaming]").SubmitAsync();

        PageContext.Until(page, () => Assert.Contains("Third", page.Find($"[data-template='{first.Id}']").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_FileWithTemplates_TakesThemInAndABrokenOneNothing()
    {
        await using var console = await TestConsole.StartAsync();
        var text = TemplateFile.Write([new NotificationTemplate { Name = "Brought along", WeComApp = "{{.Title}}" }]);
        await using var pages = PageContext.Of(console);
        var page = pages.Open<TemplatesPage>();
        PageContext.Until(page, () => page.Find("[data-template]"));

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "templates.json"));
        PageContext.Until(page, () => Assert.Contains("Brought along", page.Markup, StringComparison.Ordinal));

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text.Replace("{{.Title}}", "{{.Title", StringComparison.Ordinal), "templates.json"));
        PageContext.Until(page, () => Assert.Contains("Brought along", page.Find("[data-import-faults]").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, await console.ReadAsync(db => db.Templates.CountAsync()));
    }

    [Fact]
    public async Task Page_ForAResponder_OffersNoActions()
    {
        await using var console = await TestConsole.StartAsync();
        await AddAsync(console, "Looked at");
        var responder = await console.AddMemberAsync("responder");
        await using var pages = PageContext.Of(console, responder.Id);

        var page = pages.Open<TemplatesPage>();

        PageContext.Until(page, () => Assert.Contains("Looked at", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-new], [data-import], .actions"));
    }

    private static async Task<NotificationTemplate> AddAsync(TestConsole console, string name) => (await console.Get<CreateTemplate>().RunAsync(
        new TemplateDraft { Name = name, WeComApp = "{{.Title}}" }, new Actor(console.OwnerId, ActorSource.Console), CancellationToken.None)).Template!;

    private static async Task UseAsync(TestConsole console, string templateId, string rule)
    {
        var channel = await console.AddChannelAsync("Databases");
        await console.WriteAsync(db => db.EscalationRules.Add(new EscalationRule
        {
            Id = ObjectId.New(console.Now), ChannelId = channel.Id, Name = rule, TemplateId = templateId, Enabled = true, CreatedAt = console.Now, UpdatedAt = console.Now,
        }));
    }

    // The entries of a menu are drawn outside of the page.
    private static async Task ChooseAsync(PageContext pages, IRenderedComponent<TemplatesPage> page, string templateId, string entry)
    {
        await page.Find($"[data-template='{templateId}'] .actions button").ClickAsync(new());
        PageContext.Until(pages.Popovers, () => Assert.Contains(entry, pages.Popovers.Markup, StringComparison.Ordinal));
        await pages.Popovers.FindAll(".mud-menu-item").Single(item => item.TextContent.Trim() == entry).ClickAsync(new());
    }
}
