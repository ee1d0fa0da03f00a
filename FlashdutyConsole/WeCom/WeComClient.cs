using FlashdutyConsole.WeCom.Answers;

namespace FlashdutyConsole.WeCom;

/// <summary>
/// Calls to WeCom. Every call ends within <see cref="WeComTransport.DefaultTimeout"/> per exchange, and a call that WeCom
/// refuses for its token is repeated once with a new one. Failures are values; only giving up throws.
/// </summary>
public sealed partial class WeComClient
{
    // From a call other than gettoken it means that the secret was reset after the token was fetched (document 90313).
    private const int InvalidCredential = 40001;

    private readonly WeComTransport _transport;
    private readonly WeComToken _tokens;
    private readonly ILogger<WeComClient> _logger;

    /// <summary>One instance serves all apps.</summary>
    public WeComClient(WeComTransport transport, WeComToken tokens, ILogger<WeComClient> logger)
    {
        _transport = transport;
        _tokens = tokens;
        _logger = logger;
    }

    /// <summary>Asks WeCom for a token now, whatever is in memory: shows whether CorpID and Secret are right.</summary>
    public async Task<WeComAnswer<WeComDone>> CheckCredentialsAsync(WeComApp app, CancellationToken cancellationToken)
    {
        _tokens.Forget(app);
        var answer = await _tokens.GetAsync(app, cancellationToken);
        return answer.As<WeComDone>() with { Value = answer.IsOk ? WeComDone.Instance : null };
    }

    /// <summary>Whether a token of this app is at hand, so that a call would not begin with gettoken.</summary>
    public bool HasToken(WeComApp app) => _tokens.Has(app);

    private async Task<WeComAnswer<T>> CallAsync<T>(
        WeComApp app, string call, string query, ReadOnlyMemory<byte>? body, Func<JsonReply, T> read, CancellationToken cancellationToken)
        where T : class
    {
        var (answer, isVoid) = await TryAsync(app, call, query, body, cancellationToken);
        if (isVoid)
        {
            (answer, _) = await TryAsync(app, call, query, body, cancellationToken);
        }

        if (!answer.IsOk)
        {
            LogFailed(call, app.CorpId, app.AgentId, answer.Outcome, answer.ErrCode, answer.HttpStatus);
        }

        return answer.As<T>() with { Value = answer.IsOk ? read(answer.Value!) : null };
    }

    private async Task<(WeComAnswer<JsonReply> Answer, bool IsVoid)> TryAsync(
        WeComApp app, string call, string query, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        var token = await _tokens.GetAsync(app, cancellationToken);
        if (token.Value is not { } lease)
        {
            return (token.As<JsonReply>(), false);
        }

        var path = $"/cgi-bin/{call}?access_token={Uri.EscapeDataString(lease.Token)}{query}";
        var answer = await _transport.SendAsync(app.ApiBaseUrl, path, body, [lease.Token, app.Secret], cancellationToken);
        var isVoid = WeComErrors.IsTokenCode(answer.ErrCode) || answer.ErrCode == InvalidCredential;
        if (isVoid)
        {
            _tokens.Drop(app, lease);
        }
        else if (answer.Outcome is WeComOutcome.Ok or WeComOutcome.WeComError)
        {
            _tokens.Confirm(app, lease);
        }

        return (answer, isVoid);
    }

    private static string Query(string name, string value) => $"&{name}={Uri.EscapeDataString(value)}";

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "WeCom {Call} for {CorpId}/{AgentId} failed: {Outcome}, errcode {ErrCode}, HTTP {HttpStatus}")]
    private partial void LogFailed(string call, string corpId, long agentId, WeComOutcome outcome, int errCode, int httpStatus);
}
