using System.Text;
using Bunit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Connect;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Members;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Tests.Integrations.Connect;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using TestContext = Xunit.TestContext;

namespace FlashdutyConsole.Tests.Integrations;

/// <summary>
/// Check G1, the wizard's part: five secrets are typed, saved, tried at WeCom, changed and looked at; none of them is in the data
/// folder, in a log line, in a page or in an answer.
/// </summary>
public sealed class WeComSecretsTests
{
    private const string Password = "correct horse battery";
    private const string Secret = "CanarySecretOne0123456789abcdefghij";
    private const string Token = "CanaryTokenTwo01234567890";
    private const string AesKey = "CanaryKeyThree0123456789abcdefghijklmnopqrA";
    private const string ChangedSecret = "CanarySecretFour123456789abcdefghij";
    private const string ChangedToken = "CanaryTokenFive123456789";
    private static readonly string[] s_canaries = [Secret, Token, AesKey, ChangedSecret, ChangedToken];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secrets_TypedTriedAndChanged_AreNowhereInTheClear()
    {
        await using var weCom = await SandboxServer.StartAsync(new SandboxOptions(), null, Cancel);
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions
        {
            OwnerPassword = Password,
            Args = ["--Network:AllowedPrivateHosts=127.0.0.1", "--Logging:LogLevel:Default=Trace"],
            Configure = builder => builder.Logging.ClearProviders().AddFakeLogging().SetMinimumLevel(LogLevel.Trace),
        });
        using var owner = new Visitor(console);
        await owner.SignInAsync(TestConsole.OwnerEmail, Password);
        var seen = new StringBuilder();

        // In the wizard: typed, saved, and tried at a WeCom that refuses them.
        var draft = await Wizard.DraftAsync(
            console, Wizard.Deployment(weCom), (WeComStep.Credentials, new WeComFields { CorpId = "wwdemo0000000001", AgentId = "1000002", Secret = Secret }),
            (WeComStep.Callback, new WeComFields { Token = Token, EncodingAesKey = AesKey }));
        Assert.NotEmpty((await console.Get<CheckIntegration>().RunAsync(draft, null, new CardTarget(0, "zhang"), Cancel))!);
        foreach (var step in WeComStep.All)
        {
            seen.Append((await owner.OpenAsync(ConsoleUrls.ConnectWeComStep(draft, step))).Text);
            await using var pages = PageContext.Of(console);
            seen.Append(Wizard.Open(pages, draft, step).Markup);
        }

        // In use: changed by the page's use case and by the Open API.
        Assert.Empty((await console.Get<FinishDraft>().RunAsync(draft, new Actor(console.OwnerId, ActorSource.Console), Cancel)).Faults);
        var change = new { integration_id = draft, settings = new { secret = ChangedSecret, token = ChangedToken } };
        seen.Append((await console.CallAsync("/datasource/upsert", change)).Text);
        foreach (var operation in (string[])["/datasource/check", "/datasource/info"])
        {
            seen.Append((await console.CallAsync(operation, new { integration_id = draft })).Text);
        }

        seen.Append((await console.CallAsync("/datasource/list", new { category = "im" })).Text);
        seen.Append((await console.PostAsync("/datasource/upsert", new { integration_id = draft, settings = new { encoding_aes_key = AesKey + "toolong", secret = ChangedSecret } })).Text);
        foreach (var path in (string[])[ConsoleUrls.Integration(draft), ConsoleUrls.Integrations, ConsoleUrls.ConnectWeCom, ConsoleUrls.WeComHelp])
        {
            var page = await owner.OpenAsync(path);
            Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
            seen.Append(page.Text);
        }

        await using (var pages = PageContext.Of(console))
        {
            var page = pages.Open<IntegrationPage>(parameters => parameters.Add(one => one.IntegrationId, draft));
            PageContext.Until(page, () => page.Find("[data-part=callback] [data-edit]"));
            seen.Append(page.Markup);
            await page.Find("[data-part=callback] [data-edit]").ClickAsync(new());
            seen.Append(page.Markup);
        }

        var said = seen.ToString();
        // Proof that this looked at the right things.
        Assert.Contains("wwdemo0000000001", said, StringComparison.Ordinal);
        var logged = string.Join('\n', console.Get<FakeLogCollector>().GetSnapshot().Select(line => $"{line.Category} {line.Message} {line.Exception} {string.Join(' ', line.StructuredState ?? [])}"));
        Assert.NotEmpty(logged);
        var files = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(console.DataDirectory, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            files[Path.GetFileName(file)] = await reader.ReadToEndAsync(Cancel);
        }

        Assert.Contains("console.db", files.Keys);
        Assert.Contains("console.db-wal", files.Keys);
        Assert.Contains(files.Values, content => content.Contains("wwdemo0000000001", StringComparison.Ordinal));
        foreach (var canary in s_canaries)
        {
            Assert.DoesNotContain(canary, said, StringComparison.Ordinal);
            Assert.DoesNotContain(canary, logged, StringComparison.Ordinal);
            Assert.All(files, file => Assert.False(file.Value.Contains(canary, StringComparison.Ordinal), $"{canary} is in {file.Key}"));
        }
    }

    [Fact]
    public async Task Pages_ForAResponder_AnswerWithAFriendly403()
    {
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { OwnerPassword = Password });
        await console.AddMemberAsync("Responder");
        await console.WriteAsync(db =>
        {
            // The owner steps down, and keeps the password.
            db.Members.Single(member => member.Id == console.OwnerId).Role = MemberRole.Responder;
            return 0;
        });
        using var visitor = new Visitor(console);
        await visitor.SignInAsync(TestConsole.OwnerEmail, Password);

        foreach (var path in (string[])[ConsoleUrls.Integrations, ConsoleUrls.ConnectWeCom, ConsoleUrls.Integration(1)])
        {
            var page = await visitor.OpenAsync(path);
            var told = page.Location is { Length: > 0 } to ? await visitor.OpenAsync(new Uri(console.Address, to).PathAndQuery) : page;
            Assert.Equal((path, System.Net.HttpStatusCode.Forbidden), (path, told.Status));
            Assert.Contains(ConsoleUrls.Incidents, told.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("data-start", told.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_WhenTheStoreBreaks_SayNothingOfTheInside()
    {
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions
        {
            OwnerPassword = Password,
            Configure = builder => builder.Logging.ClearProviders().AddFakeLogging(),
        });
        var draft = await Wizard.DraftAsync(console);
        using var owner = new Visitor(console);
        await owner.SignInAsync(TestConsole.OwnerEmail, Password);
        await console.WriteAsync(db => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRaw(db.Database, "ALTER TABLE IntegrationChecks RENAME TO Gone"));

        var page = await owner.OpenAsync(ConsoleUrls.ConnectWeComStep(draft, WeComStep.CreateApp));

        Assert.DoesNotContain("SQLite", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page.Text, StringComparison.Ordinal);
        Assert.Contains(console.Get<FakeLogCollector>().GetSnapshot(), line => line.Level >= LogLevel.Error && line.Exception is not null);
        // Everybody else goes on.
        Assert.Equal(System.Net.HttpStatusCode.OK, (await owner.OpenAsync(ConsoleUrls.Incidents)).Status);
        Assert.Equal("InternalError", (await console.PostAsync("/datasource/check", new { integration_id = draft })).Code);
    }
}
