namespace FlashdutyConsole.Tests.Support;

/// <summary>
/// Programs that some tests need and a machine may lack. Without one the test is skipped, naming the Debian package; with
/// <c>CI=true</c> it fails instead, so that nothing goes untested there.
/// </summary>
public static class Needs
{
    /// <summary>Path of the browser.</summary>
    public static string Chromium() => Program("chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /// <summary>Path of Alertmanager.</summary>
    public static string Alertmanager() => Program("prometheus-alertmanager", "prometheus-alertmanager", "alertmanager");

    /// <summary>Path of strace.</summary>
    public static string Strace() => Program("strace", "strace");

    /// <summary>Path of nginx.</summary>
    public static string Nginx() => Program("nginx", "nginx", "/usr/sbin/nginx");

    /// <summary>Path of Node.js.</summary>
    public static string Node() => Program("nodejs", "node");

    /// <summary>Path of npm.</summary>
    public static string Npm() => Program("npm", "npm");

    private static string Program(string package, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is { } path)
            {
                return path;
            }
        }

        var reason = $"needs the Debian package {package}";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
        return "";
    }

    private static string? Find(string name)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Path.Combine(folder, name) is var path && File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
