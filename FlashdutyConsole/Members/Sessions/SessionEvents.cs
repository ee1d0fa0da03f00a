using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace FlashdutyConsole.Members.Sessions;

/// <summary>Checks the session behind the cookie at every request, and says no in the caller's own way.</summary>
public sealed class SessionEvents(SessionBook sessions) : CookieAuthenticationEvents
{
    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var standing = context.Principal?.SessionId() is { } id
            ? await sessions.FindAsync(id, IsUse(http), CallerAddress.Of(http), http.RequestAborted)
            : null;
        if (standing is null || standing.MemberId != context.Principal!.MemberId())
        {
            context.RejectPrincipal();
            await http.SignOutAsync(context.Scheme.Name);
            return;
        }

        // The cookie says what was true at the sign-in; what counts is what is true now.
        context.ReplacePrincipal(context.Principal!.As(standing));
    }

    // A page's own connection opens and closes without anybody at it. What its person does there is told by its script, to
    // ConsoleUrls.AccountSeen.
    private static bool IsUse(HttpContext http) => !http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        // In place, so that the address stays and the status is the true one; people get a page for it.
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var wantsPage = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || context.Request.HasFormContentType;
        if (wantsPage)
        {
            return base.RedirectToLogin(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
