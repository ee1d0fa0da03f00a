using System.Net;
using Bunit;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.AuditLog;
using FlashdutyConsole.Members.People;
using FlashdutyConsole.Tests.Members;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Audit;

public sealed class AuditLogTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_ByOperationAndPerson_FindsTheChangeWithBothSides()
    {
        await using var console = await TestConsole.StartAsync();
        var li = await console.AddMemberAsync("Li", MemberRole.Viewer);
        await console.Get<ChangeRole>().RunAsync(li.Id, MemberRole.Responder, new Actor(console.OwnerId, ActorSource.Console) { Ip = "192.0.2.1" }, Cancel);
        var created = (await console.CallAsync("/channel/create", new { channel_name = "Payments", team_id = 0 })).RequestIdHeader;

        var byPerson = await SearchAsync(console, new { person_id = console.OwnerId });
        Assert.Equal(2, byPerson.GetProperty("total").GetInt64());
        var role = (await SearchAsync(console, new { operations = new[] { "member:write:role" } })).GetProperty("docs")[0];
        Assert.Equal("192.0.2.1", role.GetProperty("ip").GetString());
        Assert.Equal("Owner", role.GetProperty("member_name").GetString());
        Assert.Contains("\"role\":\"Viewer\"", role.GetProperty("body").GetString());
        Assert.Contains("\"role\":\"Responder\"", role.GetProperty("body").GetString());
        Assert.True(role.GetProperty("is_dangerous").GetBoolean());
        var channel = (await SearchAsync(console, new { request_id = created })).GetProperty("docs")[0];
        Assert.Equal("channel:write:create", channel.GetProperty("operation").GetString());
        Assert.Contains("Payments", channel.GetProperty("body").GetString());
        Assert.Empty((await SearchAsync(console, new { is_write = false })).GetProperty("docs").EnumerateArray());
    }

    [Fact]
    public async Task Search_InPages_MeetsEachEntryOnce()
    {
        await using var console = await TestConsole.StartAsync();
        for (var channel = 0; channel < 5; channel++)
        {
            await console.CallAsync("/channel/create", new { channel_name = $"Channel {channel}", team_id = 0 });
        }

        var seen = new List<string>();
        var cursor = "";
        do
        {
            var page = await SearchAsync(console, new { limit = 2, search_after_ctx = cursor });
            seen.AddRange(page.GetProperty("docs").EnumerateArray().Select(doc => doc.GetProperty("request_id").GetString()!));
            cursor = page.GetProperty("search_after_ctx").GetString()!;
        }
        while (cursor.Length > 0);

        Assert.Equal((5, 5), (seen.Count, seen.Distinct().Count()));
    }

    [Fact]
    public async Task Export_HostileName_CannotBecomeAFormula()
    {
        await using var console = await SignInConsole.StartAsync();
        await SignInConsole.AddAsync(console, "Li", MemberRole.Responder);
        using var owner = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);
        using var li = await SignInConsole.VisitAsync(console, "li@example.com");
        await owner.SubmitAsync("/account", "profile", ("Form.Name", "=HYPERLINK(\"x\")"), ("Form.Locale", "en-US"), ("Form.TimeZone", "UTC"));

        var file = await owner.OpenAsync("/audit/export?action=member%3Aprofile%3Achange");

        Assert.StartsWith("text/csv", file.Headers["Content-Type"]);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", file.Text);
        Assert.Equal(2, file.Text.TrimEnd().Split("\r\n").Length);
        Assert.Equal(HttpStatusCode.Forbidden, (await li.OpenAsync("/audit/export")).Status);
        Assert.True(await console.ReadAsync(db => db.AuditEntries.AnyAsync(entry => entry.Operation == "audit:read:export", Cancel)));
    }

    [Fact]
    public async Task SignIns_AndFailedOnes_AreInTheLogOnce()
    {
        await using var console = await SignInConsole.StartAsync();
        using var visitor = new Visitor(console);
        await visitor.SignInAsync(TestConsole.OwnerEmail, "not the password");
        await visitor.SignInAsync(TestConsole.OwnerEmail, SignInConsole.Password);

        var entries = await console.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync(Cancel));

        Assert.Equal(["member:session:refuse", "member:session:begin"], entries.Select(entry => entry.Operation));
        Assert.All(entries, entry => Assert.Equal((console.OwnerId, "127.0.0.1"), (entry.MemberId, entry.Ip)));
        Assert.DoesNotContain("not the password", string.Concat(entries.Select(entry => entry.Body)));
    }

    [Fact]
    public async Task Sweep_AfterTheDaysToKeep_RemovesTheOldOnes()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000));
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Time = clock, Args = ["--Audit:KeepDays=30"] });
        await console.CallAsync("/channel/create", new { channel_name = "Old", team_id = 0 });
        clock.Advance(TimeSpan.FromDays(20));
        await console.CallAsync("/channel/create", new { channel_name = "New", team_id = 0 });

        clock.Advance(TimeSpan.FromDays(11));
        await console.Get<SweepAudit>().PassAsync(Cancel);

        Assert.Contains("New", (await console.ReadAsync(db => db.AuditEntries.SingleAsync(Cancel))).Body);
    }

    [Fact]
    public async Task Change_ByPageToolAndCard_IsThereWithItsWay()
    {
        await using var console = await SandboxedConsole.StartAsync();
        await console.ReceivesAsync("Down");
        await console.Member("zhang").PressAsync("ack");
        await console.Console.CallAsync("/channel/create", new { channel_name = "By a tool", team_id = 0 });
        await console.Console.Get<ChangeRole>().RunAsync(console.MemberId("zhang"), MemberRole.Admin, new Actor(console.Console.OwnerId, ActorSource.Console) { Ip = "192.0.2.9" }, Cancel);

        var ways = await console.Console.ReadAsync(db => db.AuditEntries.ToDictionaryAsync(entry => entry.Operation, entry => (ActorSource)entry.Source, Cancel));
        Assert.Equal((ActorSource.Card, ActorSource.Api, ActorSource.Console), (ways["incident:card:ack"], ways["channel:write:create"], ways["member:write:role"]));

        await using var pages = PageContext.Of(console.Console);
        pages.Address = "/audit";
        var page = pages.Open<AuditPage>();
        string Where(string operation) => page.Find($"[data-entry='{operation}'] .where").TextContent;
        PageContext.Until(page, () => Where("incident:card:ack"));
        Assert.Equal(3, new[] { Where("incident:card:ack"), Where("channel:write:create"), Where("member:write:role").Replace("192.0.2.9", "", StringComparison.Ordinal) }.Distinct().Count());
        Assert.Contains("WeCom", Where("incident:card:ack"));
    }

    [Fact]
    public async Task Integration_ChangedLater_IsThereWithBothSidesAndWithoutItsSecrets()
    {
        await using var console = await TestConsole.StartAsync();
        object Settings(string corp, string secret) => new
        {
            mode = "custom", deployment = "public", corp_id = corp, agent_id = 1000002, secret, token = "CanaryTokenTwo01234567890", encoding_aes_key = "CanaryKeyThree0123456789abcdefghijklmnopqrA",
        };
        var id = (await console.CallAsync("/datasource/upsert", new { name = "WeCom", plugin_type = "wecom_app", settings = Settings("wwold00000000001", "CanarySecretOne0123456789abcdefghij") }))
            .Data.GetProperty("integration_id").GetInt64();
        await console.CallAsync("/datasource/upsert", new { integration_id = id, name = "WeCom", plugin_type = "wecom_app", settings = Settings("wwnew00000000001", "CanarySecretFour123456789abcdefghij") });

        var change = Assert.Single(await console.ReadAsync(db => db.AuditEntries.Where(entry => entry.Operation == AuditAction.UpdateIntegration.Name).ToListAsync(Cancel)));
        var body = System.Text.Json.JsonDocument.Parse(change.Body).RootElement;
        Assert.Contains("wwold00000000001", body.GetProperty("before").GetRawText());
        Assert.Contains("wwnew00000000001", body.GetProperty("after").GetRawText());
        Assert.DoesNotContain("Canary", string.Concat(await console.ReadAsync(db => db.AuditEntries.Select(entry => entry.Body).ToListAsync(Cancel))));
    }

    [Fact]
    public async Task Page_WithFilterInTheAddress_ShowsThose()
    {
        await using var console = await TestConsole.StartAsync();
        await console.CallAsync("/channel/create", new { channel_name = "Payments", team_id = 0 });
        await console.WriteAsync(db => db.AuditEntries.Add(new AuditEntry { CreatedAt = console.Now, Operation = "member:session:refuse", Body = """{"after":{"email":"<b>x</b>"}}""" }));
        await using var pages = PageContext.Of(console);

        pages.Address = "/audit?words=Payments";
        var page = pages.Open<AuditPage>();

        PageContext.Until(page, () => Assert.Equal("channel:write:create", Assert.Single(page.FindAll("[data-entry]")).GetAttribute("data-entry")));
        Assert.Contains("Payments", page.Find("pre").TextContent);
        Assert.EndsWith("/audit/export?words=Payments", page.Find("[data-export]").GetAttribute("href"));
    }

    private static async Task<System.Text.Json.JsonElement> SearchAsync(TestConsole console, object more)
    {
        var now = console.Now.ToUnixTimeSeconds();
        var body = new Dictionary<string, object?> { ["start_time"] = now - 3600, ["end_time"] = now + 60 };
        foreach (var property in more.GetType().GetProperties())
        {
            body[property.Name] = property.GetValue(more);
        }

        return (await console.CallAsync("/audit/search", body)).Data;
    }
}
