using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Integrations.Checks;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Integrations.Drafts;

public sealed class DraftTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wizard_StepByStep_KeepsEverythingTypedAndEndsInUse()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var id = (await SaveAsync(console, 0, WeComStep.CreateApp, new WeComFields { Name = "Second WeCom" })).Draft!.Id;
        var sandbox = console.Server.BaseUrl.AbsoluteUri;
        await SaveAsync(console, id, WeComStep.Deployment, new WeComFields { Deployment = "private", Endpoint = sandbox, OauthEndpoint = sandbox });

        // Half right: the wrong part is kept as typed, the right one counts.
        var typed = await SaveAsync(console, id, WeComStep.Credentials, new WeComFields { CorpId = console.App.Corp.CorpId, AgentId = "1000002x", Secret = console.App.Secret });
        Assert.Equal(WeComFieldName.AgentId, Assert.Single(typed.Faults).Field);
        await console.RestartAsync();
        var found = (await console.Console.Get<FindDrafts>().OneAsync(id, Cancel))!;
        Assert.Equal(("1000002x", console.App.Corp.CorpId, WeComStep.Credentials, true), (found.Fields.AgentId, found.Fields.CorpId, found.Step, found.IsDraft));
        Assert.Null(found.Fields.Secret);
        Assert.Equal([WeComFieldName.Secret], found.Fields.SecretsSet);
        Assert.Equal(id, Assert.Single(await console.Console.Get<FindDrafts>().AllAsync(Cancel)).Id);

        // A secret left empty stays.
        Assert.Empty((await SaveAsync(console, id, WeComStep.Credentials, new WeComFields { AgentId = $"{console.App.AgentId}", Secret = "" })).Faults);
        var checkedDraft = await console.Console.Get<CheckIntegration>().RunAsync(id, [CheckId.Credentials], null, Cancel);
        Assert.Equal(CheckReason.CredentialsRight, Assert.Single(checkedDraft!).Reason);

        // Not in use: in no list, and it cannot be finished yet.
        Assert.Equal(1, (await console.Console.Get<FindIntegrations>().RunAsync([PluginType.WeComApp], 0, 10, Cancel)).Total);
        var early = await console.Console.Get<FinishDraft>().RunAsync(id, Actor.Engine, Cancel);
        Assert.Equal([WeComFieldName.Token, WeComFieldName.EncodingAesKey], early.Faults.Select(fault => fault.Field));
        Assert.True(early.Draft!.IsDraft);

        var offer = CallbackSecretOffer.New();
        var callback = await SaveAsync(console, id, WeComStep.Callback, new WeComFields { Token = offer.Token, EncodingAesKey = offer.EncodingAesKey });
        Assert.Empty(callback.Faults);
        Assert.True((await console.App.SetCallbackAsync(callback.Draft!.Addresses.CallbackUrl.AbsoluteUri, offer.Token, offer.EncodingAesKey, Cancel)).IsSaved);

        var finished = await console.Console.Get<FinishDraft>().RunAsync(id, Actor.Engine, Cancel);
        Assert.Empty(finished.Faults);
        Assert.False(finished.Draft!.IsDraft);
        Assert.Equal(2, (await console.Console.Get<FindIntegrations>().RunAsync([PluginType.WeComApp], 0, 10, Cancel)).Total);
        Assert.Null((await SaveAsync(console, id, WeComStep.Features, new WeComFields { WarRoomEnabled = true })).Draft);
    }

    [Fact]
    public async Task Secrets_OfADraft_AreNowhereInTheDatabaseInClear()
    {
        const string Canary = "canary-secret-7Q";
        const string CanaryToken = "CanaryTokenCanaryToken";
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await SaveAsync(console, 0, WeComStep.Credentials, new WeComFields { Secret = Canary, Token = CanaryToken });

        foreach (var file in Directory.EnumerateFiles(console.DataDirectory, "console.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var content = await reader.ReadToEndAsync(Cancel);
            Assert.DoesNotContain(Canary, content, StringComparison.Ordinal);
            Assert.DoesNotContain(CanaryToken, content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Editing_WhatIsInUse_SavesOnlyWhatIsRight()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var save = console.Console.Get<SaveWeComStep>();
        var id = console.Integration.Id;

        var wrong = await save.RunAsync(id, WeComStep.ApiDomain, new WeComFields { ApiDomain = "https://wecom.example.com:443/x" }, Actor.Engine, Cancel);
        Assert.Equal("wecom.example.com", Assert.Single(wrong.Faults).Corrected);
        Assert.Null((await console.Console.Get<FindDrafts>().OneAsync(id, Cancel))!.Fields.ApiDomain);

        var right = await save.RunAsync(id, WeComStep.ApiDomain, new WeComFields { ApiDomain = "wecom.example.com", DomainProof = "WW_verify_Abc123.txt" }, Actor.Engine, Cancel);
        Assert.Empty(right.Faults);
        Assert.Equal("Abc123", right.Draft!.Fields.DomainProof);
        Assert.Equal($"https://wecom.example.com/wecom/callback/{console.Integration.Key}", right.Draft.Addresses.CallbackUrl.AbsoluteUri);
        Assert.Equal(console.App.Corp.CorpId, right.Draft.Fields.CorpId);

        var changed = await save.RunAsync(id, WeComStep.Credentials, new WeComFields { Secret = "another-one" }, Actor.Engine, Cancel);
        Assert.Equal([WeComFieldName.Secret], changed.Draft!.SecretsPending);
    }

    [Fact]
    public async Task Drafts_TooMany_TheOldestGiveWay()
    {
        await using var console = await TestConsole.StartAsync();
        var save = console.Get<SaveDraftStep>();
        for (var i = 0; i <= SaveDraftStep.MostDrafts; i++)
        {
            await save.RunAsync(0, WeComStep.CreateApp, new WeComFields { Name = $"n{i}" }, Actor.Engine, Cancel);
        }

        var kept = await console.Get<FindDrafts>().AllAsync(Cancel);
        Assert.Equal(SaveDraftStep.MostDrafts, kept.Count);
        Assert.DoesNotContain("n0", kept.Select(draft => draft.Fields.Name));
    }

    private static Task<SavedStep> SaveAsync(SandboxedConsole console, long id, string step, WeComFields fields) =>
        console.Console.Get<SaveDraftStep>().RunAsync(id, step, fields, new Actor(console.Console.OwnerId, ActorSource.Console), Cancel);
}
