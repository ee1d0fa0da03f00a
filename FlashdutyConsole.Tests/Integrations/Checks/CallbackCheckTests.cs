using System.Net;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Sandbox.Callbacks;
using CallbackCheck = FlashdutyConsole.Sandbox.Callbacks.CallbackCheck;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Integrations.Checks;

public sealed class CallbackCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callback_BeforeAndAfterWeComsOwnVerification_SaysSoAtOnce()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await console.ChangeAsync(db => db.Integrations.Single(one => one.Id == console.Integration.Id).CallbackVerifiedAt = null);
        var ready = await console.CheckAsync(CheckId.Callback);
        // Its own probe is not WeCom.
        Assert.Equal((CheckStatus.Warn, CheckReason.CallbackReady), (ready.Status, ready.Reason));
        Assert.Null((await console.IntegrationAsync()).CallbackVerifiedAt);
        var told = new TaskCompletionSource<long>();
        console.Console.Get<IntegrationSignals>().Changed += (_, id) => told.TrySetResult(id);

        Assert.True((await SaveAsync(console)).IsSaved);

        Assert.Equal(console.Integration.Id, await told.Task.WaitAsync(Cancel));
        Assert.Equal(console.Console.Now, (await console.IntegrationAsync()).CallbackVerifiedAt);
        var shown = (await console.Console.Get<FindChecks>().RunAsync(console.Integration.Id, Cancel)).Single(check => check.Id == CheckId.Callback);
        Assert.Equal((CheckStatus.Pass, CheckReason.CallbackWorks), (shown.Status, shown.Reason));
    }

    [Fact]
    public async Task Callback_OfAnotherCompany_IsNamedWithBothIds()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var other = console.WeCom.AddCorp("wwother000000001", "Other Ltd.").AddApp(1000009, "Theirs");

        var refused = await other.SetCallbackAsync(console.CallbackUrl.AbsoluteUri, SandboxedConsole.CallbackToken, SandboxedConsole.AesKey, Cancel);

        Assert.Equal(CallbackCheckResult.WrongStatus, refused.Result);
        await Eventually.TrueAsync(async () => (await console.IntegrationAsync()).CallbackFault.Length > 0, "the other company is recorded");
        var result = await console.CheckAsync(CheckId.Callback);
        Assert.Equal(CheckReason.CallbackWrongCorp, result.Reason);
        Assert.Equal(["wwother000000001", console.App.Corp.CorpId], result.Arguments);
        await SaveAsync(console);
        await Eventually.TrueAsync(async () => (await console.CheckAsync(CheckId.Callback)).Status == CheckStatus.Pass, "the right company clears it");
    }

    [Fact]
    public async Task Callback_InUse_IsNotUnsettledByAStrangersCall()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await Eventually.TrueAsync(async () => (await console.IntegrationAsync()).CallbackVerifiedAt is not null, "WeCom's verification is recorded");
        await console.CheckAsync(CheckId.Callback);

        Assert.False((await console.App.SetCallbackAsync(console.CallbackUrl.AbsoluteUri, "AnotherToken", SandboxedConsole.AesKey, Cancel)).IsSaved);

        Assert.Equal(CheckStatus.Pass, (await console.CheckAsync(CheckId.Callback)).Status);
        Assert.Equal("", (await console.IntegrationAsync()).CallbackFault);
    }

    [Fact]
    public async Task OwnAddress_Private_IsNamedWithTheSettingToChange()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember with { Args = ["--Console:PublicUrl=http://10.9.8.7:5080"] });
        await console.SetAsync(settings => settings with { DomainProof = "Abc123Def456Ghi7" });

        foreach (var id in (string[])[CheckId.ApiDomain, CheckId.ConsoleDomain, CheckId.DomainProof, CheckId.Callback])
        {
            var result = await console.CheckAsync(id);
            Assert.Equal((CheckStatus.Fail, CheckReason.OwnAddressPrivate), Of(result));
            Assert.Contains("Console:PublicUrl", CheckWords.Describe(result, System.Globalization.CultureInfo.InvariantCulture).Cure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Callback_WithoutTokenOrKey_IsSkipped()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await console.ChangeAsync(db =>
        {
            var row = db.Integrations.Single(one => one.Id == console.Integration.Id);
            row.ProtectedSecrets = row.ProtectedSecrets.Where(secret => secret.Key == "secret").ToDictionary();
            row.UpdatedAt = row.UpdatedAt.AddMilliseconds(1);
        });

        var result = await console.CheckAsync(CheckId.Callback);

        Assert.Equal((CheckStatus.Skip, CheckReason.CallbackSecretsMissing, console.CallbackUrl.AbsoluteUri), (result.Status, result.Reason, result.Paste));
    }

    [Fact]
    public async Task Secrets_FromARowThatWasSwapped_AreReportedUnreadable()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await console.ChangeAsync(db =>
        {
            var row = db.Integrations.Single(one => one.Id == console.Integration.Id);
            var other = console.Console.Get<IntegrationSecrets>();
            row.ProtectedSecrets = row.ProtectedSecrets.ToDictionary(secret => secret.Key, secret => other.Protect("another-key", secret.Key, "x"));
            row.UpdatedAt = row.UpdatedAt.AddMilliseconds(1);
        });

        Assert.Equal((CheckStatus.Fail, CheckReason.CallbackSecretsUnreadable), Of(await console.CheckAsync(CheckId.Callback)));
        Assert.Equal((CheckStatus.Fail, CheckReason.SecretUnreadable), Of(await console.CheckAsync(CheckId.Credentials)));
    }

    [Fact]
    public async Task NewTokenAndKey_UntilWeComUsesThem_BothPairsWork()
    {
        const string NewToken = "NewToken1";
        const string NewKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFA";
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await console.Console.CallAsync("/datasource/upsert", new { integration_id = console.Integration.Id, settings = new { token = NewToken, encoding_aes_key = NewKey } });

        Assert.Equal(SandboxedConsole.CallbackToken, await RevealAsync(console, "token"));
        Assert.True((await SaveAsync(console)).IsSaved, "the old pair still works");
        Assert.Equal(CheckStatus.Pass, (await console.CheckAsync(CheckId.Callback)).Status);
        Assert.Equal(SandboxedConsole.CallbackToken, await RevealAsync(console, "token"));

        Assert.True((await console.App.SetCallbackAsync(console.CallbackUrl.AbsoluteUri, NewToken, NewKey, Cancel)).IsSaved);
        await Eventually.TrueAsync(async () => await RevealAsync(console, "token") == NewToken && await RevealAsync(console, "encoding_aes_key") == NewKey, "the new pair is in use");
        console.App.SetCallbackUnchecked(console.CallbackUrl.AbsoluteUri, SandboxedConsole.CallbackToken, SandboxedConsole.AesKey);
        Assert.False((await SaveAsync(console)).IsSaved, "the old pair is gone");
    }

    [Fact]
    public async Task ProbeAndProof_ForStrangers_AnswerNothingElse()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var http = console.Console.Http;
        using var probe = console.Console.Get<ProbeBook>().Begin();
        Assert.Equal(probe.Answer, await http.GetStringAsync(new Uri(ProbeBook.Path + probe.Nonce, UriKind.Relative), Cancel));
        probe.Dispose();
        await console.SetAsync(settings => settings with { DomainProof = "Abc123Def456Ghi7" });
        using (var proof = await http.GetAsync(new Uri("WW_verify_Abc123Def456Ghi7.txt", UriKind.Relative), Cancel))
        {
            Assert.Equal("text/plain", proof.Content.Headers.ContentType?.ToString());
            Assert.Equal("Abc123Def456Ghi7"u8.ToArray(), await proof.Content.ReadAsByteArrayAsync(Cancel));
        }

        foreach (var path in (string[])[ProbeBook.Path + probe.Nonce, ProbeBook.Path + "guess", "WW_verify_abc123def456ghi7.txt", "WW_verify_other.txt", "WW_verify_.txt"])
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static Task<CallbackCheck> SaveAsync(SandboxedConsole console) =>
        console.App.SetCallbackAsync(console.CallbackUrl.AbsoluteUri, SandboxedConsole.CallbackToken, SandboxedConsole.AesKey, Cancel);

    private static async Task<string?> RevealAsync(SandboxedConsole console, string field) =>
        console.Console.Get<IntegrationSecrets>().Reveal(await console.IntegrationAsync(), field);

    private static (CheckStatus, string) Of(CheckResult result) => (result.Status, result.Reason);
}
