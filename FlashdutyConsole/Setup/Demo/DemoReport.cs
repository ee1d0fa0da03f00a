namespace FlashdutyConsole.Setup.Demo;

/// <summary>What a person who tries the demo needs to know.</summary>
/// <param name="OwnerEmail">The owner's e-mail address.</param>
/// <param name="OwnerPassword">The owner's password.</param>
/// <param name="AppKey">The owner's app key.</param>
/// <param name="StandardKey">Key of the source of standard events.</param>
/// <param name="PrometheusKey">Key of the source for Alertmanager.</param>
/// <param name="NewcomerEmail">E-mail address of the colleague who is not linked yet.</param>
/// <param name="SandboxUrl">Base address of the pretend WeCom.</param>
public sealed record DemoReport(string OwnerEmail, string OwnerPassword, string AppKey, string StandardKey, string PrometheusKey, string NewcomerEmail, Uri SandboxUrl);
