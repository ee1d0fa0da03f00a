using FlashdutyConsole.Components;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Setup;

/// <summary>Headers that every response carries, so that a browser does only what the console means it to.</summary>
internal static class ResponseHeaders
{
    // Scripts are files of this host only. Styles may also be attributes: MudBlazor places its popovers by them.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string PhonePolicy = ContentPolicy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal)
        .Replace("script-src 'self'", "script-src 'none'", StringComparison.Ordinal);

    private const string OneYear = "max-age=31536000";

    /// <summary>Sets the headers, at the last moment, so that error pages carry them too.</summary>
    public static void UseResponseHeaders(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<ConsoleAddress>();
        var counts = app.Services.GetRequiredService<RequestCounts>();
        var isSecure = app.Configuration[ConsoleAddress.Setting]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;
        app.Use((context, next) =>
        {
            if (isSecure)
            {
                // A proxy ends TLS: what browsers see counts, for cookies and for the forms that go with them.
                context.Request.Scheme = Uri.UriSchemeHttps;
            }

            context.Response.OnStarting(
                static state =>
                {
                    var (context, address) = ((HttpContext, ConsoleAddress))state;
                    Set(context, address);
                    return Task.CompletedTask;
                },
                (context, address));
            if (RequestCounts.KindOf(context.Request.Path) is { } kind)
            {
                context.Response.OnCompleted(() =>
                {
                    counts.Count(kind, context.Response.StatusCode);
                    return Task.CompletedTask;
                });
            }

            return next(context);
        });
    }

    private static void Set(HttpContext context, ConsoleAddress address)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        // The demo's pretend phone shows pages inside the page that it is on.
        var isOnPhone = context.Request.Path.StartsWithSegments(ConsoleUrls.SandboxWeb, StringComparison.Ordinal);
        headers.XFrameOptions = isOnPhone ? "SAMEORIGIN" : "DENY";
        // A page with a secret in its address asks for more.
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers.ContentSecurityPolicy = isOnPhone ? PhonePolicy : ContentPolicy;
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            headers.CacheControl = "no-store";
        }

        if (context.Request.IsHttps || address.PublicUrl.Scheme == Uri.UriSchemeHttps)
        {
            headers.StrictTransportSecurity = OneYear;
        }

        // A redirect within the console must not carry on a host that the request made up.
        if (headers.Location.ToString() is { Length: > 0 } location
            && $"{context.Request.Scheme}://{context.Request.Host}/" is var host
            && location.StartsWith(host, StringComparison.OrdinalIgnoreCase))
        {
            headers.Location = location[(host.Length - 1)..];
        }
    }
}
