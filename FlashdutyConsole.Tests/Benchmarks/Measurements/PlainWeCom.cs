using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>
/// What Alertmanager sends to. It answers at once and notes when what came, so it costs less than the strict sandbox that
/// the console sends to; or it passes all on to the sandbox. Alertmanager writes agentid as a text, which the sandbox
/// refuses, so it is made the number that WeCom's documents want.
/// </summary>
public sealed class PlainWeCom : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpClient? _sandbox;
    private int _tokens;

    private PlainWeCom(WebApplication application, Uri? sandbox)
    {
        _application = application;
        _sandbox = sandbox is null ? null : new HttpClient { BaseAddress = sandbox };
        application.Run(AnswerAsync);
    }

    /// <summary>API base.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>When which message came, in no order.</summary>
    public ConcurrentQueue<(DateTimeOffset At, string Text)> Arrivals { get; } = new();

    /// <summary>How often a token was asked for.</summary>
    public int Tokens => _tokens;

    /// <summary>Starts it.</summary>
    /// <param name="context">The run.</param>
    /// <param name="sandbox">Where to pass calls on to; null = they are answered here.</param>
    public static async Task<PlainWeCom> StartAsync(RunContext context, Uri? sandbox = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var made = new PlainWeCom(builder.Build(), sandbox);
        await made._application.StartAsync(context.Cancel);
        made.Address = new Uri(made._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/cgi-bin/");
        return made;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _sandbox?.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var at = TimeProvider.System.GetUtcNow();
        http.Response.ContentType = "application/json";
        if (http.Request.Path.Value!.EndsWith("/gettoken", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _tokens);
            await http.Response.WriteAsync(_sandbox is null
                ? """{"errcode":0,"errmsg":"ok","access_token":"token","expires_in":7200}"""
                : await _sandbox.GetStringAsync(Relative(http), http.RequestAborted));
            return;
        }

        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        Arrivals.Enqueue((at, text));
        await http.Response.WriteAsync(_sandbox is null ? """{"errcode":0,"errmsg":"ok"}""" : await PassOnAsync(http, text));
    }

    private async Task<string> PassOnAsync(HttpContext http, string text)
    {
        var message = JsonNode.Parse(text)!;
        message["agentid"] = int.Parse((string)message["agentid"]!, System.Globalization.CultureInfo.InvariantCulture);
        // Strict as well about this one: a text here, a number or a flag there.
        message.AsObject().Remove("safe");
        using var body = new StringContent(message.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await _sandbox!.PostAsync(Relative(http), body, http.RequestAborted);
        return await answer.Content.ReadAsStringAsync(http.RequestAborted);
    }

    private static Uri Relative(HttpContext http) => new(http.Request.Path.Value! + http.Request.QueryString.Value, UriKind.Relative);
}
