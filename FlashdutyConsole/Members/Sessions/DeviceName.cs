namespace FlashdutyConsole.Members.Sessions;

/// <summary>What people call a browser and its system, from how it names itself. Pure; a guess, for the list of sessions.</summary>
public static class DeviceName
{
    // The first that is in the text; those that pretend to be others come first.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("wxwork", "WeCom"), ("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("HeadlessChrome", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>Browser and system; empty when nothing is known.</summary>
    /// <param name="userAgent">As the browser sent it.</param>
    public static string Of(string userAgent) =>
        string.Join(" · ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.Where(part => part.Length > 0));

    private static string Find((string Mark, string Name)[] known, string text) =>
        known.FirstOrDefault(one => text.Contains(one.Mark, StringComparison.OrdinalIgnoreCase)).Name ?? "";
}
