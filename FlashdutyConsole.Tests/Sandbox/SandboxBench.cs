using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FlashdutyConsole.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Sandbox;

/// <summary>A pretend WeCom with a clock to move, a client, and an app's callback server when a test asks for one.</summary>
internal sealed class SandboxBench : IAsyncDisposable
{
    public const string CorpId = "wwdemo0000000001";
    public const int AgentId = 1000002;
    public const string Token = "QDG6eK";
    public const string AesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    private CallbackApp? _callbackApp;

    private SandboxBench(SandboxServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
        Http = new HttpClient { BaseAddress = server.BaseUrl };
    }

    public SandboxServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; }

    public SandboxWeCom WeCom => Server.State;

    public SandboxCorp Corp => WeCom.Corps[0];

    public SandboxApp App => Corp.Apps[0];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SandboxBench> StartAsync(SandboxOptions? options = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        return new SandboxBench(await SandboxServer.StartAsync(options ?? new SandboxOptions(), clock, Cancel), clock);
    }

    /// <summary>Starts the app's own server and saves its address without the check.</summary>
    public async Task<CallbackApp> GiveCallbackAsync()
    {
        _callbackApp = await CallbackApp.StartAsync(CorpId, Token, AesKey);
        App.SetCallbackUnchecked(_callbackApp.Url, Token, AesKey);
        return _callbackApp;
    }

    public async Task<string> TokenAsync(SandboxApp? app = null) =>
        (string)(await GetAsync($"cgi-bin/gettoken?corpid={CorpId}&corpsecret={(app ?? App).Secret}"))["access_token"]!;

    public async Task<JsonObject> GetAsync(string path) =>
        (await Http.GetFromJsonAsync<JsonObject>(path, Cancel))!;

    /// <summary>Posts to a path below cgi-bin with a token of the app.</summary>
    public async Task<JsonObject> PostAsync(string path, object body, SandboxApp? app = null)
    {
        var text = body as string ?? (body as JsonNode)?.ToJsonString() ?? JsonSerializer.Serialize(body);
        using var response = await PostRawAsync(path, text, await TokenAsync(app));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject();
    }

    public async Task<HttpResponseMessage> PostRawAsync(string path, string body, string token) =>
        await Http.PostAsync($"cgi-bin/{path}?access_token={token}", new StringContent(body, Encoding.UTF8, "application/json"), Cancel);

    public Task<JsonObject> SendTextAsync(string content, string toUser = "zhang") =>
        PostAsync("message/send", new { touser = toUser, msgtype = "text", agentid = AgentId, text = new { content } });

    /// <summary>Sends a button card and returns the answer.</summary>
    public Task<JsonObject> SendCardAsync(string taskId, string toUser = "zhang|li", Action<JsonObject>? change = null)
    {
        var card = ButtonCard(taskId);
        change?.Invoke(card);
        return PostAsync("message/send", CardMessage(card, toUser));
    }

    public static JsonObject CardMessage(JsonObject card, string toUser = "zhang|li") => new()
    {
        ["touser"] = toUser,
        ["msgtype"] = "template_card",
        ["agentid"] = AgentId,
        ["template_card"] = card,
    };

    public static JsonObject ButtonCard(string? taskId, string title = "CPU high") => new()
    {
        ["card_type"] = "button_interaction",
        ["task_id"] = taskId,
        ["main_title"] = new JsonObject { ["title"] = title, ["desc"] = "INC-1" },
        ["action_menu"] = new JsonObject
        {
            ["desc"] = "more",
            ["action_list"] = new JsonArray(new JsonObject { ["text"] = "Snooze", ["key"] = "snooze" }),
        },
        ["button_list"] = new JsonArray(
            new JsonObject { ["text"] = "Ack", ["style"] = 1, ["key"] = "ack" },
            new JsonObject { ["text"] = "Close", ["style"] = 2, ["key"] = "close" },
            new JsonObject { ["text"] = "Open", ["type"] = 1, ["url"] = "https://console.example/1" }),
    };

    public static int Code(JsonObject reply) => (int)reply["errcode"]!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        if (_callbackApp is not null)
        {
            await _callbackApp.DisposeAsync();
        }
    }
}
