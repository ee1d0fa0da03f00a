using FlashdutyConsole.Data;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>The addresses by which this console and WeCom prove a domain. They answer what they must and nothing else.</summary>
public static class ProbeEndpoints
{
    /// <summary>Notices probes wherever they come in: a proxy may lose their path.</summary>
    public static IApplicationBuilder UseProbes(this IApplicationBuilder app)
    {
        var book = app.ApplicationServices.GetRequiredService<ProbeBook>();
        return app.Use((context, next) =>
        {
            if (book.Any && context.Request.Query.TryGetValue("nonce", out var nonces) && book.Find(nonces.FirstOrDefault()) is { } probe)
            {
                probe.SeenPath = context.Request.Path;
                probe.LostPlus = context.Request.Query["echostr"].ToString().Contains(' ', StringComparison.Ordinal);
            }

            return next(context);
        });
    }

    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapProbes(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/" + ProbeBook.Path + "{nonce}", AnswerAsync).AllowAnonymous();
        endpoints.MapGet("/WW_verify_{code}.txt", ProofAsync).AllowAnonymous();
        return endpoints;
    }

    private static Task AnswerAsync(HttpContext context, string nonce, ProbeBook book) => WriteAsync(context, book.Find(nonce)?.Answer);

    // Exactly the code: no line break, no mark, nothing else (protocol of the trusted domain, doc 91022).
    private static async Task ProofAsync(HttpContext context, string code, IntegrationDirectory directory)
    {
        var all = await directory.AllAsync(context.RequestAborted);
        var known = all.Any(integration => integration.PluginType == PluginType.WeComApp
            && JsonColumn.Read<WeComSettings>(integration.Settings).DomainProof is { } proof && proof == code);
        await WriteAsync(context, known ? code : null);
    }

    private static Task WriteAsync(HttpContext context, string? text)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (text is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/plain";
        context.Response.ContentLength = text.Length;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
