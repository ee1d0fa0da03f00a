using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlashdutyConsole.Tests.WeCom;

/// <summary>A server on a free port of loopback that answers as each test says, and keeps what it was asked.</summary>
public sealed class WeComServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _valid = new();
    private int _tokens;

    private WeComServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public ConcurrentQueue<(string Path, string Query, string Body)> Requests { get; } = new();

    /// <summary>The newest token; older ones stay valid until they are revoked, as WeCom's do.</summary>
    public string? NewestToken { get; private set; }

    public int ExpiresIn { get; set; } = 7200;

    /// <summary>What gettoken answers instead of a token.</summary>
    public string? TokenError { get; set; }

    /// <summary>Answers everything but gettoken, after the token was checked.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("""{"errcode":0,"errmsg":"ok"}""");

    public Func<HttpContext, Task> BeforeToken { get; set; } = _ => Task.CompletedTask;

    public int TokenCalls => Requests.Count(r => r.Path.EndsWith("/gettoken", StringComparison.Ordinal));

    public int OtherCalls => Requests.Count - TokenCalls;

    public static async Task<WeComServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new WeComServer(app);
        app.Run(server.ServeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        server.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    /// <summary>Never answers, until the other side gives up.</summary>
    public static Task HangAsync(HttpContext context) => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);

    public void Answers(string json) => Answer = context => context.Response.WriteAsync(json);

    public void Revoke() => _valid.Clear();

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        Requests.Enqueue((context.Request.Path, context.Request.QueryString.Value ?? "", await reader.ReadToEndAsync(context.RequestAborted)));
        if (context.Request.Path.Value!.EndsWith("/gettoken", StringComparison.Ordinal))
        {
            await BeforeToken(context);
            if (TokenError is { } error)
            {
                await context.Response.WriteAsync(error);
                return;
            }

            NewestToken = $"token-{Interlocked.Increment(ref _tokens)}";
            _valid[NewestToken] = true;
            await context.Response.WriteAsync(
                $$"""{"errcode":0,"errmsg":"ok","access_token":"{{NewestToken}}","expires_in":{{ExpiresIn}}}""");
            return;
        }

        if (!_valid.ContainsKey(context.Request.Query["access_token"].ToString()))
        {
            await context.Response.WriteAsync("""{"errcode":42001,"errmsg":"access_token expired, hint: [1], from ip: 1.2.3.4, more info at x"}""");
            return;
        }

        await Answer(context);
    }
}
