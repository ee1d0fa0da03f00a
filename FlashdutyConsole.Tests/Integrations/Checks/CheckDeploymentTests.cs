using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FlashdutyConsole.Tests.Integrations.Checks;

public sealed class CheckDeploymentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deployment_ReachedOrNot_IsNamed()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var check = console.Console.Get<CheckDeployment>();
        var sandbox = console.Server.BaseUrl.AbsoluteUri;

        Assert.Equal([(WeComFieldName.Endpoint, CheckReason.DeploymentReached), (WeComFieldName.OauthEndpoint, CheckReason.DeploymentReached)], Of(await check.RunAsync(sandbox, sandbox, Cancel)));
        Assert.Equal([(WeComFieldName.Endpoint, CheckReason.NotWeCom)], Of(await check.RunAsync(console.Console.Address.AbsoluteUri, "", Cancel)));
        Assert.Equal([(WeComFieldName.Endpoint, CheckReason.NoConnection), (WeComFieldName.OauthEndpoint, CheckReason.WeComRefused)], Of(await check.RunAsync("http://127.0.0.1:1", "https://169.254.169.254", Cancel)));
        Assert.Empty(await check.RunAsync("file:///etc/passwd", "not an address", Cancel));
    }

    [Fact]
    public async Task Check_ThatThrows_IsLoggedAndLeavesTheOthersAlone()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember with
        {
            Configure = builder =>
            {
                builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(VisibilityCheck)));
                builder.Services.AddSingleton<ICheck, BrokenCheck>();
            },
        });

        var results = (await console.Console.Get<CheckIntegration>().RunAsync(console.Integration.Id, null, null, Cancel))!;

        Assert.Equal(CheckId.All, results.Select(result => result.Id));
        Assert.Equal((CheckStatus.Warn, CheckReason.Fault), results.Where(result => result.Id == CheckId.Visibility).Select(result => (result.Status, result.Reason)).Single());
        Assert.Equal(CheckStatus.Pass, results.Single(result => result.Id == CheckId.TrustedIp).Status);
    }

    private static IEnumerable<(string, string)> Of(IEnumerable<CheckResult> results) => results.Select(result => (result.Id, result.Reason));

    private sealed class BrokenCheck : ICheck
    {
        public string Id => CheckId.Visibility;

        public Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken) => throw new InvalidOperationException("broken on purpose");
    }
}
