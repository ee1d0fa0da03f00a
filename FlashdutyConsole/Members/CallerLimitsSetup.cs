using System.Globalization;

namespace FlashdutyConsole.Members;

/// <summary>Puts the limits in front of the pages.</summary>
public static class CallerLimitsSetup
{
    /// <summary>Answers 429 to who asks too often. After authentication: whoever is signed in is known and not counted.</summary>
    /// <param name="app">The console.</param>
    public static void UseCallerLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<CallerLimits>();
        app.Use((http, next) =>
        {
            if (http.User.Identity?.IsAuthenticated == true || http.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } route }
                || !CallerLimits.Routes.TryGetValue("/" + route.TrimStart('/'), out var most)
                || limits.Count(CallerAddress.NetworkOf(http), most) is not { Ticks: > 0 } wait)
            {
                return next(http);
            }

            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
    }
}
