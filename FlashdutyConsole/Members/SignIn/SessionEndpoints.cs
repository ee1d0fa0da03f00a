using FlashdutyConsole.Components;
using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.AspNetCore.Antiforgery;

namespace FlashdutyConsole.Members.SignIn;

/// <summary>Keeps sessions alive, and ends them.</summary>
public static class SessionEndpoints
{
    /// <summary>
    /// Maps sign-out: a POST with the page's token, so that no other site can sign anybody out. And the word of an open page that
    /// somebody is at it: that it comes with the session's cookie is all that there is to it.
    /// </summary>
    /// <param name="app">The console.</param>
    public static WebApplication MapSessions(this WebApplication app)
    {
        app.MapPost(ConsoleUrls.SignOut, async (HttpContext context, IAntiforgery antiforgery, SignOutMember signOut) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return Results.BadRequest();
            }

            var isDue = context.RequestServices.GetRequiredService<ProviderSignOut>().IsDue(context, context.User.MemberId());
            await signOut.RunAsync(context);
            return Results.Redirect(isDue ? ConsoleUrls.SignOutAtProvider : ConsoleUrls.SignIn);
        }).AllowAnonymous();
        app.MapPost(ConsoleUrls.AccountSeen, () => Results.Ok()).Needs(MemberRole.Viewer);
        return app;
    }
}
