using System.Text.Json;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Integrations.Checks;

public sealed class CheckOperationTests
{
    [Fact]
    public async Task Check_All_HasTheShapeOfTheContractAndNoSecret()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        console.App.SetTrustedIpsUnchecked(["203.0.113.9"]);

        var answer = await console.Console.CallAsync("/datasource/check", new { integration_id = console.Integration.Id });

        var checks = answer.Data.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("id").GetString()!);
        Assert.Equal(CheckId.All.Order(), checks.Keys.Order());
        Assert.All(checks.Values, check =>
        {
            Assert.Contains(check.GetProperty("status").GetString(), (string[])["pass", "warn", "fail", "skip"]);
            Assert.NotEmpty(check.GetProperty("message").GetString()!);
        });
        var ip = checks[CheckId.TrustedIp];
        Assert.Equal(("fail", 60020, "127.0.0.1"), (ip.GetProperty("status").GetString(), ip.GetProperty("errcode").GetInt32(), ip.GetProperty("paste").GetString()));
        Assert.NotEmpty(ip.GetProperty("cure").GetString()!);
        Assert.Equal(JsonValueKind.Number, ip.GetProperty("checked_at").ValueKind);
        Assert.Equal("skip", checks[CheckId.License].GetProperty("status").GetString());
        Assert.Equal(0, console.Requests("message/send"));
        Assert.DoesNotContain(console.App.Secret, answer.Text);
        Assert.DoesNotContain(SandboxedConsole.AesKey, answer.Text);
    }

    [Fact]
    public async Task Check_Several_RunsTheseOnly()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);

        var answer = await console.Console.CallAsync("/datasource/check", new { integration_id = console.Integration.Id, checks = new[] { "visibility", "credentials" } });

        Assert.Equal(["credentials", "visibility"], answer.Data.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Check_WrongOrForbidden_IsRefused()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var id = console.Integration.Id;
        await console.Console.AddMemberAsync("Responder", MemberRole.Responder, "responder-key-0123456789abcdef0123456789");

        Assert.Equal("InvalidParameter", (await console.Console.CallAsync("/datasource/check", new { integration_id = id, checks = new[] { "weather" } })).Code);
        Assert.Equal("InvalidParameter", (await console.Console.CallAsync("/datasource/check", new { integration_id = console.Source.Id })).Code);
        Assert.Equal("ResourceNotFound", (await console.Console.CallAsync("/datasource/check", new { integration_id = 999_999 })).Code);
        Assert.Equal("AccessDenied", (await console.Console.CallAsync("/datasource/check", new { integration_id = id }, "responder-key-0123456789abcdef0123456789")).Code);
    }

    [Theory]
    [InlineData("/datasource/upsert")]
    [InlineData("/datasource/info")]
    [InlineData("/datasource/list")]
    [InlineData("/datasource/check")]
    [InlineData("/datasource/delete")]
    public async Task Operations_ForAResponder_AreDenied(string operation)
    {
        const string key = "responder-key-0123456789abcdef0123456789";
        await using var console = await TestConsole.StartAsync();
        await console.AddMemberAsync("Responder", MemberRole.Responder, key);

        Assert.Equal("AccessDenied", (await console.CallAsync(operation, new { integration_id = 1 }, key)).Code);
    }

    [Fact]
    public async Task Delete_AnIntegration_ItsResultsGoToo()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await console.CheckAsync(CheckId.Credentials);

        var effects = await console.Console.Get<FindDeletionEffects>().RunAsync(console.Integration.Id, TestContext.Current.CancellationToken);
        Assert.Equal(1, effects.LinkedMembers);
        Assert.Equal(DeleteOutcome.Deleted, await console.Console.Get<DeleteIntegration>().RunAsync(console.Integration.Id, Actor.Engine, TestContext.Current.CancellationToken));

        Assert.Null(await console.Console.Get<CheckIntegration>().RunAsync(console.Integration.Id, null, null, TestContext.Current.CancellationToken));
        Assert.False(await console.Console.ReadAsync(db => Task.FromResult(db.IntegrationChecks.Any())));
    }
}
