namespace FlashdutyConsole.Setup.Demo;

/// <summary>What the demo changes in the settings: its own data folder, and a way to the pretend WeCom on this machine.</summary>
internal static class DemoMode
{
    private const string PrivateHosts = "Network:AllowedPrivateHosts";

    /// <summary>Whether this is a demo: <c>--demo</c>, or the setting <c>Demo</c>.</summary>
    public static bool IsOn(IConfiguration configuration) => configuration.GetValue<bool>(ConsoleSettings.Demo);

    /// <summary>Changes the settings.</summary>
    public static void Apply(ConfigurationManager configuration)
    {
        var folder = configuration["Console:DataDirectory"] is { Length: > 0 } given ? given : "data";
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Console:DataDirectory"] = Path.Combine(folder, "demo"),
            // Sample data never goes into a store that somebody works with.
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:Console"] = null,
            ["Bootstrap:OwnerEmail"] = null,
            ["Bootstrap:OwnerPassword"] = null,
            ["Bootstrap:AppKey"] = null,
            [PrivateHosts] = string.Join(',', ((string?[])[configuration[PrivateHosts], "127.0.0.1"]).Where(hosts => !string.IsNullOrWhiteSpace(hosts))),
        });
    }
}
