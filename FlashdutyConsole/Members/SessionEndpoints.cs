using FlashdutyConsole.Components;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Members;

/// <summary>Ends sessions.</summary>
public static class SessionEndpoints
{
    /// <summary>Maps sign-out: a POST with the page's token, so that no other site can sign anybody out.</summary>
    /// <param name="app">The console.</param>
    public static WebApplication MapSessions(this WebApplication app)
    {
        app.MapPost(ConsoleUrls.SignOut, async (HttpContext context, IAntiforgery antiforgery, SignInManager<Member> sessions) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return Results.BadRequest();
            }

            await sessions.SignOutAsync();
            return Results.Redirect(ConsoleUrls.SignIn);
        }).AllowAnonymous();
        return app;
    }
}
