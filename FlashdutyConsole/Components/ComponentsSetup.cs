using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using MudBlazor.Services;

namespace FlashdutyConsole.Components;

/// <summary>Pages, languages and static files.</summary>
public static class ComponentsSetup
{
    /// <summary>Services that pages need.</summary>
    /// <param name="services">The console's services.</param>
    public static IServiceCollection AddComponents(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddMudServices();
        services.AddLocalization();
        // Chinese as it is: written in numbers, every character would take eight bytes instead of three.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(ConsoleCultures.English);
            options.SupportedCultures = [.. ConsoleCultures.All.Select(CultureInfo.GetCultureInfo)];
            options.SupportedUICultures = options.SupportedCultures;
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider(),
                // "zh", "zh-Hans-CN" and the other Chinese locales all read the one Chinese we have.
                new CustomRequestCultureProvider(AcceptedLanguageAsync),
            ];
        });
        return services;
    }

    /// <summary>
    /// Languages and friendly error pages. Call it first: an error page is a request of its own, which passes
    /// authentication again.
    /// </summary>
    /// <param name="app">The console.</param>
    public static WebApplication UseComponents(this WebApplication app)
    {
        app.UseWhen(WantsPage, people => people.UseExceptionHandler(ConsoleUrls.Error, createScopeForErrors: true));
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute(ConsoleUrls.StatusFormat, createScopeForStatusCodePages: true);
        app.Use(KeepPagesForPeople);
        app.UseWhen(IsCircuit, circuits => circuits.Use(RefuseWhileStopping(app.Lifetime)));
        return app;
    }

    /// <summary>Static files and all pages. Call it after authentication and authorization.</summary>
    /// <param name="app">The console.</param>
    public static WebApplication MapComponents(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet(ConsoleUrls.Home, (HttpContext context, IConfiguration configuration) => Results.Redirect(HomeOf(context, configuration))).AllowAnonymous();
        app.MapGet(ConsoleUrls.Culture, SetCulture).AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    // Whoever opens a demo for the first time chooses what to try; signed in, the work is what matters.
    private static string HomeOf(HttpContext context, IConfiguration configuration) =>
        configuration.GetValue<bool>("Demo") && context.User.Identity?.IsAuthenticated != true ? ConsoleUrls.SandboxStart : ConsoleUrls.Incidents;

    private static bool WantsPage(HttpContext context) =>
        context.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsCircuit(HttpContext context) => context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);

    // A page whose circuit ends asks for a new one at once. Taken in while the console stops, it would hold up the stop until
    // its time is over; refused, the page asks again until the console is back.
    private static Func<HttpContext, RequestDelegate, Task> RefuseWhileStopping(IHostApplicationLifetime lifetime) => (context, next) =>
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    };

    // Only people get pages for their errors; tools and WeCom get what their endpoints answer.
    private static async Task KeepPagesForPeople(HttpContext context, RequestDelegate next)
    {
        var isForm = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if ((isForm || !WantsPage(context)) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        await next(context);
        if (isForm && WantsPage(context) && context.Response is { HasStarted: false, StatusCode: 400 or 403 or 404 or 429, ContentLength: null, ContentType: null })
        {
            // A form cannot be sent again to the page that explains; the browser goes there by itself. A form that was open for
            // too long is shown anew.
            context.Response.Headers["Refresh"] = context.Response.StatusCode switch
            {
                StatusCodes.Status403Forbidden => "0; url=" + ConsoleUrls.Forbidden,
                StatusCodes.Status400BadRequest => "0",
                StatusCodes.Status429TooManyRequests => "0; url=" + ConsoleUrls.StatusTooMany,
                _ => "0; url=" + ConsoleUrls.NotFound,
            };
        }
    }

    private static IResult SetCulture(HttpContext context, string? set, string? returnUrl)
    {
        if (set is not null && ConsoleCultures.All.Contains(set))
        {
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(set)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
        }

        return Results.LocalRedirect(ConsoleUrls.LocalOrHome(returnUrl));
    }

    private static Task<ProviderCultureResult?> AcceptedLanguageAsync(HttpContext context)
    {
        var wanted = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Take(10)
            .Select(language => language.Value.Value ?? string.Empty)
            .Select(name => ConsoleCultures.All.FirstOrDefault(culture =>
                name.Split('-')[0].Equals(culture.Split('-')[0], StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(culture => culture is not null);
        return Task.FromResult(wanted is null ? null : new ProviderCultureResult(wanted));
    }
}
