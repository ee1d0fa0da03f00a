namespace FlashdutyConsole.Sandbox;

/// <summary>An alert that people fire from the sandbox page. Its key is always the same, so that firing again refreshes.</summary>
/// <param name="Key">The alert_key.</param>
/// <param name="Status">Critical, Warning or Info.</param>
/// <param name="Title">Key of the title in the page's texts.</param>
/// <param name="Text">Key of the description in the page's texts.</param>
/// <param name="Labels">The labels.</param>
internal sealed record SampleAlert(
    string Key, string Status, string Title, string Text, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>What a small shop's monitoring would say; the last one tries the limits of a card.</summary>
    public static IReadOnlyList<SampleAlert> All { get; } =
    [
        new("sample-replication-lag", "Critical", SandboxStrings.SampleDatabaseTitle, SandboxStrings.SampleDatabaseText, new Dictionary<string, string>
        {
            ["resource"] = "db-order-01",
            ["metric"] = "replication_lag_seconds",
            ["trigger_value"] = "34.5",
            ["region"] = "cn-shanghai",
            ["cluster"] = "order-mysql",
            ["service"] = "order",
            ["env"] = "production",
        }),
        new("sample-payment-5xx", "Critical", SandboxStrings.SampleApiTitle, SandboxStrings.SampleApiText, new Dictionary<string, string>
        {
            ["resource"] = "pay-gateway",
            ["metric"] = "http_5xx_ratio",
            ["trigger_value"] = "12.4%",
            ["service"] = "payment",
            ["env"] = "production",
        }),
        new("sample-disk-usage", "Warning", SandboxStrings.SampleDiskTitle, SandboxStrings.SampleDiskText, new Dictionary<string, string>
        {
            ["resource"] = "log-node-05:/data",
            ["metric"] = "disk_used_percent",
            ["trigger_value"] = "91",
            ["env"] = "production",
        }),
        new("sample-certificate", "Info", SandboxStrings.SampleCertificateTitle, SandboxStrings.SampleCertificateText, new Dictionary<string, string>
        {
            ["resource"] = "api.example.com",
            ["metric"] = "certificate_days_left",
            ["trigger_value"] = "7",
        }),
        new("sample-long", "Warning", SandboxStrings.SampleLongTitle, SandboxStrings.SampleLongText, new Dictionary<string, string>
        {
            ["resource"] = "tor-a3-07 / Ethernet1/49, Ethernet1/50, Ethernet1/51, Ethernet1/52",
            ["metric"] = "icmp_unreachable_hosts",
            ["trigger_value"] = "17",
            ["region"] = "cn-hangzhou-a3",
            ["cluster"] = "fulfilment-blue-green-canary-0042",
            ["service"] = "order, stock, fulfilment, notification",
            ["env"] = "production",
            ["check"] = "ping",
        }),
    ];
}
