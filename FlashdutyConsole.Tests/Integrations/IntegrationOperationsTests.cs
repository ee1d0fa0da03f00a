using System.Net;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Integrations;

public sealed class IntegrationOperationsTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private const string Secret = "a-secret-that-never-comes-back";
    private const string Token = "TokenTokenToken1";
    private const string AesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private readonly TestConsole _console = shared.Console;

    [Fact]
    public async Task WeComApp_SavedAndRead_NeverShowsItsSecrets()
    {
        var made = (await _console.CallAsync("/datasource/upsert", new { name = "WeCom", plugin_type = "wecom_app", settings = Settings() })).Data;
        var id = made.GetProperty("integration_id").GetInt64();
        var key = made.GetProperty("integration_key").GetString();

        Assert.Equal(new Uri(_console.Address, $"/wecom/callback/{key}").AbsoluteUri, made.GetProperty("callback_url").GetString());
        Assert.Equal(new Uri(_console.Address, $"/wecom/home/{key}").AbsoluteUri, made.GetProperty("homepage_url").GetString());
        Assert.False(made.TryGetProperty("push_url", out _));

        var info = await _console.CallAsync("/datasource/info", new { integration_id = id });
        var settings = info.Data.GetProperty("settings");
        Assert.Equal(1000002, settings.GetProperty("agent_id").GetInt64());
        Assert.True(settings.GetProperty("secret_set").GetBoolean());
        Assert.True(settings.GetProperty("token_set").GetBoolean());
        Assert.True(settings.GetProperty("encoding_aes_key_set").GetBoolean());
        Assert.Equal("AbC123", settings.GetProperty("domain_proof").GetString());
        foreach (var answer in new[] { info, await _console.CallAsync("/datasource/list", new { category = "im" }) })
        {
            Assert.DoesNotContain(Secret, answer.Text);
            Assert.DoesNotContain(Token, answer.Text);
            Assert.DoesNotContain(AesKey, answer.Text);
        }
    }

    [Fact]
    public async Task WeComApp_ChangedInPart_KeepsTheRest()
    {
        var id = (await _console.CallAsync("/datasource/upsert", new { name = "WeCom", plugin_type = "wecom_app", settings = Settings() })).Data.GetProperty("integration_id").GetInt64();

        _ = (await _console.CallAsync("/datasource/upsert", new { integration_id = id, name = "Renamed", plugin_type = "wecom_app", settings = new { agent_id = 7 } })).Data;

        var info = (await _console.CallAsync("/datasource/info", new { integration_id = id })).Data;
        Assert.Equal("Renamed", info.GetProperty("name").GetString());
        Assert.Equal(7, info.GetProperty("settings").GetProperty("agent_id").GetInt64());
        Assert.Equal("ww0123456789abcdef", info.GetProperty("settings").GetProperty("corp_id").GetString());
        var stored = (await _console.Get<FindIntegrations>().OneAsync(id, TestContext.Current.CancellationToken))!;
        Assert.Equal(Secret, _console.Get<IntegrationSecrets>().Reveal(stored, "secret"));
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("prometheus")]
    public async Task AlertSource_Saved_HasItsPushUrlAndChannel(string type)
    {
        var channel = await _console.AddChannelAsync();

        var made = (await _console.CallAsync("/datasource/upsert", new { name = "Source", plugin_type = type, settings = new { channel_id = channel.Id } })).Data;
        var info = (await _console.CallAsync("/datasource/info", new { integration_id = made.GetProperty("integration_id").GetInt64() })).Data;

        Assert.Equal(
            new Uri(_console.Address, $"/event/push/alert/{type}?integration_key={made.GetProperty("integration_key").GetString()}").AbsoluteUri,
            made.GetProperty("push_url").GetString());
        Assert.Equal(channel.Id, info.GetProperty("settings").GetProperty("channel_id").GetInt64());
        Assert.Equal("event.alert", info.GetProperty("category").GetString());
    }

    [Fact]
    public async Task Delete_WhileARuleNamesIt_IsReferenceExist()
    {
        var wecom = await _console.AddIntegrationAsync(PluginType.WeComApp);
        var channel = await _console.AddChannelAsync();
        var body = new { integration_id = wecom.Id };
        var saved = await _console.Get<SaveRule>().RunAsync(
            new RuleDraft
            {
                ChannelId = channel.Id,
                Name = "Rule",
                Layers = [new EscalationLayer { Target = new EscalationTarget { PersonIds = [_console.OwnerId], By = new NotifyBy { Info = [PersonalChannel.Of(wecom.Id)] } } }],
            },
            new Actor(_console.OwnerId, ActorSource.Console), TestContext.Current.CancellationToken);

        Assert.Equal("ReferenceExist", (await _console.CallAsync("/datasource/delete", body)).Code);
        await _console.Get<DeleteRule>().RunAsync(channel.Id, saved.Rule!.Id, Actor.Engine, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await _console.CallAsync("/datasource/delete", body)).Status);
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/datasource/info", body)).Code);
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/datasource/delete", body)).Code);
    }

    [Theory]
    [InlineData("""{"plugin_type":"standard"}""", "name")]
    [InlineData("""{"name":"x"}""", "plugin_type")]
    [InlineData("""{"name":"x","plugin_type":"zabbix"}""", "plugin_type")]
    [InlineData("""{"name":"x","plugin_type":"standard","settings":{"channel_id":"1"}}""", "settings.channel_id")]
    [InlineData("""{"name":"x","plugin_type":"standard","settings":7}""", "settings")]
    [InlineData("""{"name":"x","plugin_type":"wecom_app"}""", "settings")]
    [InlineData("""{"name":"x","plugin_type":"wecom_app","settings":{"corp_id":"ww1"}}""", "agent_id")]
    [InlineData("""{"name":"x","plugin_type":"wecom_app","settings":{"corp_id":"ww1","agent_id":"1000002"}}""", "agent_id")]
    [InlineData("""{"name":"x","plugin_type":"wecom_app","settings":{"corp_id":"ww1","agent_id":1,"token":"t","encoding_aes_key":"k"}}""", "secret")]
    [InlineData("""{"name":"x","plugin_type":"wecom_app","settings":{"corp_id":"ww1","agent_id":1,"secret":"s","token":"t","encoding_aes_key":"k"}}""", "encoding_aes_key")]
    [InlineData("""{"name":"x","plugin_type":"wecom_app","settings":{"corp_id":"ww1","agent_id":1,"deployment":"private","endpoint":"ftp://x"}}""", "endpoint")]
    [InlineData("""{"name":"x","plugin_type":"wecom_app","settings":{"mode":"third_party"}}""", "third_party")]
    public async Task Upsert_WithWrongField_IsInvalidParameterThatNamesIt(string body, string named)
    {
        var answer = await _console.CallAsync("/datasource/upsert", body);

        Assert.Equal("InvalidParameter", answer.Code);
        Assert.Contains(named, answer.Message);
    }

    [Fact]
    public async Task Upsert_OnUnknownChannelOrIntegration_IsResourceNotFound()
    {
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/datasource/upsert", new { name = "x", plugin_type = "standard", settings = new { channel_id = 999_999 } })).Code);
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/datasource/upsert", new { integration_id = 999_999, name = "x", plugin_type = "standard" })).Code);
    }

    private static object Settings() => new
    {
        mode = "custom",
        corp_id = "ww0123456789abcdef",
        agent_id = 1000002,
        secret = Secret,
        token = Token,
        encoding_aes_key = AesKey,
        domain_proof = "WW_verify_AbC123.txt",
    };
}
