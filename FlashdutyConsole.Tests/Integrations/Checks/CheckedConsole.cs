using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Integrations.Checks;

/// <summary>What the tests of checks do with a console.</summary>
internal static class CheckedConsole
{
    public static readonly SandboxedConsoleOptions OneMember = new() { Layers = [["zhang"]], Members = ["zhang"] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Runs one check.</summary>
    public static async Task<CheckResult> CheckAsync(this SandboxedConsole console, string id, CardTarget? card = null) =>
        Assert.Single((await console.Console.Get<CheckIntegration>().RunAsync(console.Integration.Id, [id], card, Cancel))!);

    /// <summary>Changes the settings of the WeCom integration.</summary>
    public static Task SetAsync(this SandboxedConsole console, Func<WeComSettings, WeComSettings> change) => console.ChangeAsync(db =>
    {
        var row = db.Integrations.Single(known => known.Id == console.Integration.Id);
        row.Settings = JsonColumn.Write(change(JsonColumn.Read<WeComSettings>(row.Settings)));
        row.UpdatedAt = row.UpdatedAt.AddMilliseconds(1);
    });

    /// <summary>Stores another Secret, in use at once.</summary>
    public static Task SecretAsync(this SandboxedConsole console, string secret) => console.ChangeAsync(db =>
    {
        var row = db.Integrations.Single(known => known.Id == console.Integration.Id);
        row.ProtectedSecrets = new Dictionary<string, string>(row.ProtectedSecrets)
        {
            ["secret"] = console.Console.Get<IntegrationSecrets>().Protect(row.Key, "secret", secret),
        };
        row.UpdatedAt = row.UpdatedAt.AddMilliseconds(1);
    });
}
