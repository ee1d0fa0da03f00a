namespace FlashdutyConsole.Integrations;

/// <summary>The kinds of integration, by their names in the Open API.</summary>
public static class PluginType
{
    /// <summary>A WeCom app: members are notified and act on cards.</summary>
    public const string WeComApp = "wecom_app";

    /// <summary>Alert events in the console's own form.</summary>
    public const string Standard = "standard";

    /// <summary>Alertmanager's webhook.</summary>
    public const string Prometheus = "prometheus";

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<string> All { get; } = [WeComApp, Standard, Prometheus];

    /// <summary><c>im</c> for a connection to members, <c>event.alert</c> for a source of alerts.</summary>
    public static string CategoryOf(string pluginType) => pluginType == WeComApp ? "im" : "event.alert";
}
