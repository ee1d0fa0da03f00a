namespace FlashdutyConsole.WeCom;

/// <summary>An app of a company, as calls to WeCom need it.</summary>
/// <param name="CorpId">The company's CorpID.</param>
/// <param name="Secret">The app's secret; never shown.</param>
/// <param name="AgentId">The app's AgentId.</param>
/// <param name="ApiBaseUrl">Where the API lives, a path prefix included: public WeCom or a private deployment.</param>
public sealed record WeComApp(string CorpId, string Secret, long AgentId, Uri ApiBaseUrl)
{
    /// <summary>Public WeCom.</summary>
    public static readonly Uri PublicApi = new("https://qyapi.weixin.qq.com");

    /// <summary>Everything but the secret.</summary>
    public override string ToString() => $"{CorpId}/{AgentId} {ApiBaseUrl.Host}";
}
