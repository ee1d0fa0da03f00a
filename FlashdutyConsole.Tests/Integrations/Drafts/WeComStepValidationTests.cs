using System.Globalization;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Drafts;

namespace FlashdutyConsole.Tests.Integrations.Drafts;

public sealed class WeComStepValidationTests
{
    private static readonly WeComFields s_right = new()
    {
        Name = "WeCom",
        Deployment = "public",
        CorpId = "ww0123456789abcdef",
        AgentId = "1000002",
        Secret = "s3cret-_",
        Token = "Token1",
        EncodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        ApiDomain = "wecom.example.com",
        ConsoleDomain = "console.example.com:8443",
        DomainProof = "WW_verify_Abc123.txt",
    };

    [Fact]
    public void OfAll_RightFields_HasNoFault() => Assert.Empty(WeComStepValidation.OfAll(s_right));

    [Theory]
    [InlineData("", null)]
    [InlineData("1000002", null)]
    [InlineData("ww 0123456789abcdef", null)]
    [InlineData(" ww0123456789abcdef\n", "ww0123456789abcdef")]
    [InlineData("ww<script>", null)]
    public void CorpId_Wrong_IsSaidAndCorrected(string corpId, string? corrected) => Wrong(WeComStep.Credentials, s_right with { CorpId = corpId }, WeComFieldName.CorpId, corrected);

    [Theory]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("1000002.0", null)]
    [InlineData("99999999999", null)]
    [InlineData(" 1000002 ", "1000002")]
    public void AgentId_Wrong_IsSaidAndCorrected(string agentId, string? corrected) => Wrong(WeComStep.Credentials, s_right with { AgentId = agentId }, WeComFieldName.AgentId, corrected);

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    public void Secret_Wrong_IsSaid(string secret) => Wrong(WeComStep.Credentials, s_right with { Secret = secret }, WeComFieldName.Secret);

    [Theory]
    [InlineData("")]
    [InlineData("with-dash")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456")]
    public void Token_Wrong_IsSaid(string token) => Wrong(WeComStep.Callback, s_right with { Token = token }, WeComFieldName.Token);

    [Theory]
    [InlineData("")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDE+G")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF=")]
    public void EncodingAesKey_Wrong_IsSaid(string key) => Wrong(WeComStep.Callback, s_right with { EncodingAesKey = key }, WeComFieldName.EncodingAesKey);

    [Theory]
    [InlineData("https://wecom.example.com", "wecom.example.com")]
    [InlineData("wecom.example.com/path?x=1", "wecom.example.com")]
    [InlineData("wecom.example.com:443", "wecom.example.com")]
    [InlineData("http://wecom.example.com:80/", "wecom.example.com")]
    [InlineData("wecom.example.com.", "wecom.example.com")]
    [InlineData(" WeCom.Example.com ", "wecom.example.com")]
    [InlineData("https://user:pass@wecom.example.com:8443/", "wecom.example.com:8443")]
    [InlineData("bücher.example.com", "xn--bcher-kva.example.com")]
    [InlineData("wecom.example.com\r\nHost: evil", null)]
    [InlineData("file:///", null)]
    [InlineData("wecom_example", null)]
    [InlineData("wecom..example.com", null)]
    [InlineData("wecom.example.com:99999", null)]
    [InlineData("-", null)]
    public void Domain_Wrong_IsSaidAndCorrected(string domain, string? corrected)
    {
        Wrong(WeComStep.ApiDomain, s_right with { ApiDomain = domain }, WeComFieldName.ApiDomain, corrected);
        Wrong(WeComStep.ConsoleDomain, s_right with { ConsoleDomain = domain }, WeComFieldName.ConsoleDomain, corrected);
    }

    [Theory]
    [InlineData("WW_verify_Abc123.txt", "Abc123")]
    [InlineData("Abc123", "Abc123")]
    [InlineData(" Abc123\r\n", "Abc123")]
    [InlineData("https://wecom.example.com/WW_verify_Abc123.txt", "Abc123")]
    [InlineData("../../etc/passwd.x", null)]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public void Proof_NameCodeOrContent_GivesTheCode(string pasted, string? code) => Assert.Equal(code, DomainProof.Code(pasted));

    [Theory]
    [InlineData("wecom.internal:8080", "https://wecom.internal:8080")]
    [InlineData("ftp://wecom.internal", null)]
    [InlineData("https://wecom.internal/?x=1", "https://wecom.internal")]
    [InlineData("", null)]
    public void Endpoint_OfAPrivateDeploymentWrong_IsSaidAndCorrected(string endpoint, string? corrected) => Wrong(
        WeComStep.Deployment, s_right with { Deployment = "private", Endpoint = endpoint, OauthEndpoint = "https://oauth.internal" }, WeComFieldName.Endpoint, corrected);

    [Fact]
    public void Secrets_StoredAlready_MayBeLeftEmpty() => Assert.Empty(WeComStepValidation.OfAll(s_right with
    {
        Secret = "", Token = null, EncodingAesKey = "", SecretsSet = [WeComFieldName.Secret, WeComFieldName.Token, WeComFieldName.EncodingAesKey],
    }));

    private static void Wrong(string step, WeComFields fields, string field, string? corrected = null)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            var said = new List<string>();
            foreach (var culture in (string[])["zh-CN", "en"])
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
                var fault = Assert.Single(WeComStepValidation.Of(step, fields));
                Assert.Equal((field, corrected), (fault.Field, fault.Corrected));
                said.Add(fault.Message);
            }

            Assert.NotEqual(said[0], said[1]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
