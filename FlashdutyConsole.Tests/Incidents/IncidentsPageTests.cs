using Bunit;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Incidents;

public sealed class IncidentsPageTests
{
    [Fact]
    public async Task Page_NothingOpen_SaysSo()
    {
        await using var console = await TestConsole.StartAsync();
        await using var pages = PageContext.Of(console);

        var page = pages.Open<IncidentsPage>();

        PageContext.Until(page, () => Assert.Contains("No incident is open right now.", page.Find("[data-empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OpenIncidents_ShowsWhatWhereAndWhoAndLeadsThere()
    {
        await using var console = await TestConsole.StartAsync();
        var channel = await console.AddChannelAsync("Payments");
        var (older, _) = await console.AddIncidentAsync("CPU is high", channel.Id);
        var (newer, _) = await console.AddIncidentAsync("Disk is full", change: one => one.Severity = IncidentSeverity.Warning);
        await console.AddIncidentAsync("Long gone", change: one => one.Progress = IncidentProgress.Closed);
        await using var pages = PageContext.Of(console);

        var page = pages.Open<IncidentsPage>();

        PageContext.Until(page, () => Assert.Equal(
            ["Disk is full", "CPU is high"], page.FindAll("[data-incident] .row-title").Select(title => title.TextContent)));
        var row = page.Find($"[data-incident='{older.Id}']");
        Assert.Equal("/incident/detail/" + older.Id, row.GetAttribute("href"));
        Assert.Contains("Critical", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Payments", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Triggered", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Warning", page.Find($"[data-incident='{newer.Id}']").TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.Find(".tabs [aria-current=page] b").TextContent);
    }

    [Fact]
    public async Task Page_FilterInTheAddress_ShowsOnlyWhatMatches()
    {
        await using var console = await TestConsole.StartAsync();
        await console.AddIncidentAsync("CPU is high");
        await console.AddIncidentAsync("Disk is full", change: one => one.Severity = IncidentSeverity.Warning);
        await using var pages = PageContext.Of(console);
        pages.Address = "incidents?severity=Warning";

        var page = pages.Open<IncidentsPage>();

        PageContext.Until(page, () => Assert.Equal(["Disk is full"], page.FindAll("[data-incident] .row-title").Select(title => title.TextContent)));
        Assert.Contains("severity=Warning", page.Find(".tabs a:last-child").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_FilterMatchesNothing_OffersToClearIt()
    {
        await using var console = await TestConsole.StartAsync();
        await console.AddIncidentAsync("CPU is high");
        await using var pages = PageContext.Of(console);
        pages.Address = "incidents?q=nowhere";

        var page = pages.Open<IncidentsPage>();

        PageContext.Until(page, () => Assert.Equal("/incidents", page.Find("[data-empty] a").GetAttribute("href")));
    }

    [Fact]
    public async Task Page_IncidentComesWhileOpen_AppearsByItself()
    {
        await using var console = await TestConsole.StartAsync();
        await using var pages = PageContext.Of(console);
        var page = pages.Open<IncidentsPage>();
        PageContext.Until(page, () => page.Find("[data-empty]"));

        var (incident, _) = await console.AddIncidentAsync("CPU is high");
        console.Get<IncidentChanges>().Publish(incident.Id);

        PageContext.Until(page, () => Assert.Equal("CPU is high", page.Find("[data-incident] .row-title").TextContent));
    }

    [Fact]
    public async Task Page_FloodComesWhileOpen_TheNewestAppearsByItself()
    {
        await using var console = await TestConsole.StartAsync();
        await console.AddIncidentAsync("CPU is high");
        await using var pages = PageContext.Of(console);
        var page = pages.Open<IncidentsPage>();
        PageContext.Until(page, () => Assert.Equal("CPU is high", page.Find("[data-incident] .row-title").TextContent));

        var (incident, _) = await console.AddIncidentAsync("The last of all");
        for (var number = 0; number < 500; number++)
        {
            console.Get<IncidentChanges>().Publish($"{number:000000000000000000000000}");
        }

        console.Get<IncidentChanges>().Publish(incident.Id);

        PageContext.Until(page, () => Assert.Equal(["The last of all", "CPU is high"], page.FindAll("[data-incident] .row-title").Select(title => title.TextContent)));
    }

    [Fact]
    public async Task Page_ListCannotBeReadForAMoment_ComesBackByItself()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Time = time });
        var (incident, _) = await console.AddIncidentAsync("CPU is high");
        await using var pages = PageContext.Of(console);
        var page = pages.Open<IncidentsPage>();
        PageContext.Until(page, () => Assert.Equal("CPU is high", page.Find("[data-incident] .row-title").TextContent));

        await console.WriteAsync(db => db.Database.ExecuteSqlRaw("ALTER TABLE \"Responders\" RENAME TO \"Away\""));
        console.Get<IncidentChanges>().Publish(incident.Id);
        time.Advance(TimeSpan.FromSeconds(1));
        PageContext.Until(page, () => page.Find("[role=alert]"));
        await console.WriteAsync(db => db.Database.ExecuteSqlRaw("ALTER TABLE \"Away\" RENAME TO \"Responders\""));
        time.Advance(TimeSpan.FromSeconds(10));

        PageContext.Until(page, () => Assert.Equal("CPU is high", page.Find("[data-incident] .row-title").TextContent));
    }
}
