namespace FlashdutyConsole.Setup.Demo;

/// <summary>The demo's integrations.</summary>
/// <param name="WeComId">Id of the WeCom app.</param>
/// <param name="StandardKey">Key of the source of standard events.</param>
/// <param name="PrometheusKey">Key of the source for Alertmanager.</param>
internal sealed record DemoIntegrations(long WeComId, string StandardKey, string PrometheusKey);
