using FlashdutyConsole.Network;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Tests.Network;

public sealed class NetworkOptionsTests
{
    [Fact]
    public void Start_GoodSettings_Passes() =>
        Start(("AllowedPrivateHosts", "127.0.0.1,localhost,10.0.0.0/8"), ("Proxy", "http://user:pw@proxy.local:3128"));

    [Theory]
    [InlineData("AllowedPrivateHosts", "10.0.0.0/99", "10.0.0.0/99")]
    [InlineData("Proxy", "proxy-with-secret:3128", "Network:Proxy")]
    [InlineData("Proxy", "ftp://user:secret@x", "Network:Proxy")]
    [InlineData("ExtraCaFile", "/no/such/file.pem", "/no/such/file.pem")]
    public void Start_BadSetting_StopsWithOneLineNamingTheKey(string key, string value, string named)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Start((key, value)));

        var line = Assert.Single(error.Failures);
        Assert.Contains("Network:" + key, line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    private static void Start(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => "Network:" + s.Key, s => (string?)s.Value)).Build());
        services.AddNetwork();
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}
