using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FlashdutyConsole.Sandbox.Calls;

/// <summary>One call as it went over the wire, for people to look at and for tests to count. Secrets are masked.</summary>
public sealed partial record SandboxCall
{
    private const int ShownBytes = 4096;

    /// <summary>When it began.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who called whom.</summary>
    public required SandboxCallDirection Direction { get; init; }

    /// <summary>GET or POST.</summary>
    public required string Method { get; init; }

    /// <summary>Path without query, or the callback URL without its query.</summary>
    public required string Path { get; init; }

    /// <summary>The query with masked secrets; empty when there is none.</summary>
    public string Query => MaskQuery(RawQuery);

    /// <summary>The HTTP status; 0 when the connection broke or nothing came in time.</summary>
    public int Status { get; init; }

    /// <summary>The errcode answered; null for callbacks and spoilt answers.</summary>
    public int? ErrCode { get; init; }

    /// <summary>From the first byte read to the answer.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The request body, at most 4,096 bytes of it; a callback is shown as it is before encryption.</summary>
    public string RequestBody => Show(Request);

    /// <summary>The answer, at most 4,096 bytes of it; a passive reply is shown decrypted.</summary>
    public string ResponseBody => Show(Response);

    /// <summary>Lower-case hex SHA-256 of the whole request body: repeats of one message must have the same.</summary>
    public string RequestSha256 => Convert.ToHexStringLower(SHA256.HashData(Request.Span));

    internal string? RawQuery { get; init; }

    internal ReadOnlyMemory<byte> Request { get; init; }

    internal ReadOnlyMemory<byte> Response { get; init; }

    private static string MaskQuery(string? query) =>
        string.IsNullOrEmpty(query) ? "" : SecretInQuery().Replace(query, "$1=***");

    private static string Show(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, ShownBytes)]);
        return SecretInXml().Replace(SecretInJson().Replace(text, "$1\"***\""), "$1***$2");
    }

    [GeneratedRegex("(access_token|corpsecret|code)=[^&]*", RegexOptions.CultureInvariant)]
    private static partial Regex SecretInQuery();

    [GeneratedRegex("(\"(?:access_token|response_code|user_ticket)\"\\s*:\\s*)\"[^\"]*\"?", RegexOptions.CultureInvariant)]
    private static partial Regex SecretInJson();

    [GeneratedRegex(@"(<ResponseCode><!\[CDATA\[)[^\]]*(\]\]>)", RegexOptions.CultureInvariant)]
    private static partial Regex SecretInXml();
}
