namespace FlashdutyConsole.Linking.SignIn;

/// <summary>Answers with a status and without any cookie: a page that let nobody in, or that has no form, leaves nothing behind in the browser.</summary>
internal static class CookielessAnswer
{
    /// <summary>Sees to it when the answer begins. Said before, a 404 would be answered with the console's own page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="status">The answer's status.</param>
    public static void Give(HttpContext http, int status) => http.Response.OnStarting(() =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers.SetCookie = default;
        return Task.CompletedTask;
    });
}
