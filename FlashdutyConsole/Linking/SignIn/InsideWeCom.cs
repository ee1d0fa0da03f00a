namespace FlashdutyConsole.Linking.SignIn;

/// <summary>Whether a request comes from WeCom's own browser (doc 90315).</summary>
public static class InsideWeCom
{
    /// <summary>What the browser's name has in it.</summary>
    public const string Mark = "wxwork";

    /// <summary>Whether it does.</summary>
    public static bool Is(HttpRequest request) => request.Headers.UserAgent.ToString().Contains(Mark, StringComparison.OrdinalIgnoreCase);
}
