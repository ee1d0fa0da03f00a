using FlashdutyConsole.Components;

namespace FlashdutyConsole.Sandbox.Browser;

/// <summary>Where the browser inside the pretend WeCom shows its pages. Not there unless this is a demo.</summary>
public static class BrowserEndpoints
{
    /// <summary>Maps it where there is a pretend WeCom.</summary>
    public static WebApplication MapSandboxBrowser(this WebApplication app)
    {
        if (app.Configuration.GetValue<bool>("Demo"))
        {
            app.MapMethods(
                    ConsoleUrls.SandboxWeb + "/{userId}/{site}/{**path}", [HttpMethods.Get, HttpMethods.Post],
                    (HttpContext context, string userId, string site, string? path, WeComBrowser browser) => browser.LoadAsync(context, userId, site, path ?? ""))
                .AllowAnonymous().DisableAntiforgery();
        }

        return app;
    }
}
