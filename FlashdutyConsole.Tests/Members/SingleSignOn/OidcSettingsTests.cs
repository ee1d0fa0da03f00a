using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.Extensions.Configuration;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

public sealed class OidcSettingsTests
{
    public static TheoryData<string, Action<OidcOptions>> Broken() => new()
    {
        { "Oidc:Authority", options => options.Authority = "login.example.com" },
        { "Oidc:Authority", options => options.Authority = "http://login.example.com" },
        { "Oidc:Authority", options => options.Authority = "https://me@login.example.com" },
        { "Oidc:Authority", options => options.Authority = "https://login.example.com/?x=1" },
        { "Oidc:Authority", options => options.Authority = null },
        { "Oidc:ClientId", options => options.ClientId = " " },
        { "Oidc:ClientSecret", options => options.ClientSecret = null },
        { "Oidc:Name", options => options.Name = new string('x', 41) },
        { "Oidc:Scopes", options => options.Scopes = "profile email" },
        { "Oidc:Scopes", options => options.Scopes = "openid,profile" },
        { "Oidc:Claims:Groups", options => options.Claims.Groups = "" },
        { "Oidc:Roles:bosses", options => options.Roles["bosses"] = "Owner" },
        { "Oidc:Roles:oncall", options => options.AddRoles("oncall") },
        { "Oidc:Roles:oncall", options => options.AddRoles("oncall=2") },
        { "Oidc:DefaultRole", options => options.DefaultRole = "Owner" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Validate_OneThingBroken_NamesItAndNotTheSecret(string key, Action<OidcOptions> breakIt)
    {
        var options = Valid();
        breakIt(options);

        var fault = Assert.Single(Validate(options));

        Assert.StartsWith(key + ":", fault);
        Assert.DoesNotContain("canary", fault);
    }

    [Fact]
    public void Validate_LocalSignInOffWithoutAProvider_WouldShutEverybodyOut() =>
        Assert.StartsWith("Oidc:LocalSignIn:", Assert.Single(Validate(new OidcOptions { LocalSignIn = false })));

    [Theory]
    [InlineData("https://login.example.com/realms/acme")]
    [InlineData("http://10.1.2.3:8080")]
    [InlineData("http://sso.internal")]
    public void Validate_Usable_HasNoFault(string authority)
    {
        var options = Valid();
        options.Authority = authority;

        Assert.Empty(Validate(options));
        Assert.Empty(Validate(new OidcOptions()));
    }

    private static OidcOptions Valid() => new() { Authority = "https://login.example.com", ClientId = "console", ClientSecret = "canary" };

    private static IEnumerable<string> Validate(OidcOptions options) => new ValidateOidcOptions(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Network:AllowedPrivateHosts"] = "10.0.0.0/8, sso.internal" }).Build())
        .Validate(null, options).Failures ?? [];
}
