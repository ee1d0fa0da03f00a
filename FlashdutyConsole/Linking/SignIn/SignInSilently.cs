using FlashdutyConsole.Components;
using Microsoft.AspNetCore.Authorization;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>A page that needs a session, opened inside WeCom without one, goes through WeCom's sign-in and comes back: no password is asked for.</summary>
public static class SignInSilently
{
    private static readonly string IncidentPage = ConsoleUrls.IncidentDetail("");

    /// <summary>Puts it into place: after authentication, before authorization.</summary>
    public static IApplicationBuilder UseWeComSignIn(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsMeant(context))
        {
            var asked = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
            var incidentId = context.Request.Path.Value is { } path && path.StartsWith(IncidentPage, StringComparison.OrdinalIgnoreCase) ? path[IncidentPage.Length..] : null;
            var apps = await context.RequestServices.GetRequiredService<FindApp>().RunAsync(context.Request.Host.Value, incidentId, context.RequestAborted);
            if (apps.Count > 0)
            {
                context.Response.Redirect(apps.Count == 1 ? ConsoleUrls.WeComHomeThen(apps[0].Key, asked) : ConsoleUrls.WeComChooseThen(asked));
                return;
            }
        }

        await next(context);
    });

    private static bool IsMeant(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.User.Identity?.IsAuthenticated != true
        && InsideWeCom.Is(context.Request)
        && context.GetEndpoint() is { } endpoint
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null;
}
