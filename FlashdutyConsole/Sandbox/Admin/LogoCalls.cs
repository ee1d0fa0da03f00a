using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>The logos as pictures, at the addresses that agent/get names (square_logo_url).</summary>
internal static class LogoCalls
{
    private const string Prefix = "/sandbox/logo/";
    private const string Ending = ".svg";

    public static string PathOf(AppLogo logo) => Prefix + NameOf(logo) + Ending;

    /// <summary>The picture at a path; null when there is none.</summary>
    public static WireReply? Draw(string path)
    {
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var logo in Enum.GetValues<AppLogo>())
        {
            if (path == PathOf(logo))
            {
                return WireReply.Raw(200, "image/svg+xml", $"""
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><rect width="72" height="72" rx="14" fill="{ColourOf(logo)}"/><path d="M22 46V33a14 14 0 0 1 28 0v13l4 5H18zM30 55h12a6 6 0 0 1-12 0z" fill="#fff"/></svg>
                    """);
            }
        }

        return null;
    }

    public static string NameOf(AppLogo logo) => logo.ToString().ToLowerInvariant();

    public static string ColourOf(AppLogo logo) => logo switch
    {
        AppLogo.Green => "#1f8a4c",
        AppLogo.Orange => "#b45309",
        AppLogo.Red => "#c0362c",
        AppLogo.Violet => "#6d4bc3",
        AppLogo.Grey => "#56606f",
        _ => "#1d67dd",
    };
}
