using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using FlashdutyConsole.Network;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.WeCom;

/// <summary>
/// One HTTP exchange with WeCom, judged: only HTTP 200 with a numeric errcode 0 is success. What it returns never holds a
/// secret; exceptions of the network stay here, because their addresses would.
/// </summary>
public sealed partial class WeComTransport
{
    /// <summary>Name of the HTTP client.</summary>
    public const string ClientName = "WeCom";

    /// <summary>Longest time for one exchange.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private const int ErrMsgCharacters = 200;

    private static readonly MediaTypeHeaderValue s_json = new("application/json", "utf-8");
    private static readonly JsonDocumentOptions s_documentOptions = new() { MaxDepth = 16 };

    private readonly IHttpClientFactory _clients;
    private readonly TimeProvider _time;

    /// <summary>Takes the named client <see cref="ClientName"/>.</summary>
    public WeComTransport(IHttpClientFactory clients, TimeProvider time)
    {
        _clients = clients;
        _time = time;
    }

    /// <summary>Makes one call.</summary>
    /// <param name="apiBase">Where the API lives, a path prefix included.</param>
    /// <param name="pathAndQuery">From <c>/cgi-bin/</c> on; may hold secrets.</param>
    /// <param name="body">JSON to post; null = GET.</param>
    /// <param name="secrets">What must not come back in an errmsg.</param>
    /// <param name="cancellationToken">Gives up; only then is an exception thrown.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    internal async Task<WeComAnswer<JsonReply>> SendAsync(
        Uri apiBase, string pathAndQuery, ReadOnlyMemory<byte>? body, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        var host = apiBase.Host;
        if (apiBase.Scheme is not ("http" or "https"))
        {
            return new WeComAnswer<JsonReply> { Outcome = WeComOutcome.Refused, Host = host };
        }

        using var limit = new CancellationTokenSource(DefaultTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(
            body is null ? HttpMethod.Get : HttpMethod.Post, apiBase.GetLeftPart(UriPartial.Path).TrimEnd('/') + pathAndQuery);
        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes);
            request.Content.Headers.ContentType = s_json;
        }

        try
        {
            using var client = _clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = (int)response.StatusCode;
            var content = status == 200 ? await ReadAsync(response.Content, either.Token) : null;
            return Judge(content, secrets) with { HttpStatus = status, Host = host };
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && Outcome(failure) is { } outcome)
        {
            return new WeComAnswer<JsonReply> { Outcome = outcome, Host = host };
        }
    }

    private static WeComOutcome? Outcome(Exception failure) => failure switch
    {
        _ when OutboundRefusedException.Behind(failure) is not null => WeComOutcome.Refused,
        OperationCanceledException => WeComOutcome.Timeout,
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } => WeComOutcome.ConnectionFailed,
        HttpRequestException or IOException => WeComOutcome.ConnectionLost,
        _ => null,
    };

    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (kept.Length + read > WeComLimits.AnswerBytes)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private static WeComAnswer<JsonReply> Judge(byte[]? content, IReadOnlyList<string> secrets)
    {
        var notWeCom = new WeComAnswer<JsonReply> { Outcome = WeComOutcome.NotWeCom };
        if (content is null)
        {
            return notWeCom;
        }

        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(content, s_documentOptions);
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return notWeCom;
        }

        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("errcode", out var code)
            || code.ValueKind != JsonValueKind.Number || !code.TryGetInt32(out var errCode))
        {
            return notWeCom;
        }

        var reply = new JsonReply(root);
        var errMsg = reply.Text("errmsg");
        return errCode == 0
            ? new WeComAnswer<JsonReply> { Outcome = WeComOutcome.Ok, Value = reply }
            : new WeComAnswer<JsonReply>
            {
                Outcome = WeComOutcome.WeComError,
                ErrCode = errCode,
                ErrMsg = Head(errMsg, secrets),
                FromIp = FromIp().Match(errMsg) is { Success: true } match ? match.Groups[1].Value : null,
            };
    }

    private static string Head(string errMsg, IReadOnlyList<string> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret.Length > 0)
            {
                errMsg = errMsg.Replace(secret, "***", StringComparison.Ordinal);
            }
        }

        foreach (var mark in (ReadOnlySpan<string>)[", hint:", ", from ip:", ", more info at"])
        {
            var at = errMsg.IndexOf(mark, StringComparison.Ordinal);
            errMsg = at < 0 ? errMsg : errMsg[..at];
        }

        return TextBudget.CutCharacters(TextBudget.Clean(errMsg, oneLine: true), ErrMsgCharacters);
    }

    [GeneratedRegex("from ip: ([0-9a-fA-F.:]{2,45})", RegexOptions.CultureInvariant)]
    private static partial Regex FromIp();
}
