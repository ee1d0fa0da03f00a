using System.Net;
using FlashdutyConsole.Sandbox.Admin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlashdutyConsole.Tests.Sandbox.Admin;

/// <summary>A web site that shows the proof file, or whatever a test wants in its place.</summary>
internal sealed class ProofSite : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ProofSite(WebApplication application, DomainProof proof)
    {
        _application = application;
        application.Run(context => Answer is { } answer ? answer(context)
            : context.Request.Path == "/" + proof.FileName ? context.Response.WriteAsync(proof.Code)
            : NotFoundAsync(context));
    }

    /// <summary>What to answer instead of the file.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    /// <summary>localhost:port.</summary>
    public string Domain { get; private set; } = "";

    public static async Task<ProofSite> StartAsync(DomainProof proof)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var site = new ProofSite(builder.Build(), proof);
        await site._application.StartAsync(TestContext.Current.CancellationToken);
        var address = site._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        site.Domain = "localhost:" + new Uri(address).Port;
        return site;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
