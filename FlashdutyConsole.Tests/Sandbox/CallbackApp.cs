using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Xml.Linq;
using FlashdutyConsole.WeCom.Callbacks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlashdutyConsole.Tests.Sandbox;

/// <summary>An app's own server: notes the events it gets and answers what the test wants.</summary>
internal sealed class CallbackApp : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly WeComCallbackCrypto _crypto;
    private readonly string _corpId;

    private CallbackApp(WebApplication application, string corpId, string token, string aesKey)
    {
        _application = application;
        _corpId = corpId;
        _crypto = new WeComCallbackCrypto(token, aesKey);
        application.Run(HandleAsync);
    }

    public string Url { get; private set; } = "";

    /// <summary>Decrypted events in order of arrival.</summary>
    public ConcurrentQueue<XElement> Events { get; } = new();

    /// <summary>The query and raw body of each POST.</summary>
    public ConcurrentQueue<(string Query, string Body)> Posts { get; } = new();

    /// <summary>How a POST is answered, given its number from 1 on; null body for an empty 200.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>How the check of the URL is answered, given the right echo.</summary>
    public Func<HttpContext, string, Task> AnswerCheck { get; set; } = (context, echo) => context.Response.WriteAsync(echo);

    public static async Task<CallbackApp> StartAsync(string corpId, string token, string aesKey)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = new CallbackApp(builder.Build(), corpId, token, aesKey);
        await app._application.StartAsync(TestContext.Current.CancellationToken);
        app.Url = app._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/callback";
        return app;
    }

    /// <summary>A passive reply to a member, sealed as it must be.</summary>
    public byte[] Seal(string userId, string inner, string? receiveId = null) => _crypto.SealReply(
        Encoding.UTF8.GetBytes(
            $"<xml><ToUserName><![CDATA[{userId}]]></ToUserName><FromUserName><![CDATA[{_corpId}]]></FromUserName>"
            + $"<CreateTime>1</CreateTime>{inner}</xml>"),
        receiveId ?? _corpId, "1409659813", "1372623149");

    public void AnswerWith(byte[] body) => Answer = (context, _) => context.Response.Body.WriteAsync(body).AsTask();

    /// <summary>Answers nothing until the caller gives up.</summary>
    public static async Task HoldAsync(HttpContext context)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(() => ended.TrySetResult());
        await ended.Task;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (context.Request.Method == "GET")
        {
            Assert.True(_crypto.Verify(query["msg_signature"], query["timestamp"], query["nonce"], query["echostr"]));
            Assert.True(_crypto.TryOpen(query["echostr"], [_corpId], out var echo));
            await AnswerCheck(context, Encoding.UTF8.GetString(echo));
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var encrypt = XElement.Parse(body).Element("Encrypt")!.Value;
        Assert.True(_crypto.Verify(query["msg_signature"], query["timestamp"], query["nonce"], encrypt));
        Assert.True(_crypto.TryOpen(encrypt, [_corpId], out var message));
        Posts.Enqueue((context.Request.QueryString.Value!, body));
        Events.Enqueue(XElement.Parse(Encoding.UTF8.GetString(message)));
        await Answer(context, Events.Count);
    }
}
