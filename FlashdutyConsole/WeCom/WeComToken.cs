using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace FlashdutyConsole.WeCom;

/// <summary>
/// Access tokens (document 91039): one per app, fetched by one caller while the others wait, renewed before they expire, and
/// thrown away when WeCom declares them void. Failures are remembered for a while, because WeCom bans an address that keeps
/// asking with a wrong secret.
/// </summary>
public sealed partial class WeComToken
{
    private const int Capacity = 1000;

    private readonly ConcurrentDictionary<Key, TokenSlot> _slots = new();
    private readonly WeComTransport _transport;
    private readonly TimeProvider _time;
    private readonly ILogger<WeComToken> _logger;

    /// <summary>One instance serves all apps.</summary>
    public WeComToken(WeComTransport transport, TimeProvider time, ILogger<WeComToken> logger)
    {
        _transport = transport;
        _time = time;
        _logger = logger;
    }

    /// <summary>
    /// The app's token. Giving up waiting disturbs neither the fetch nor the others who wait for it. A failure is answered from
    /// memory for 1 s (network, busy), 5 s (untrusted IP) or 60 s (secret, frequency).
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<WeComAnswer<WeComLease>> GetAsync(WeComApp app, CancellationToken cancellationToken) =>
        await Slot(app).GetAsync(cancellationToken);

    /// <summary>
    /// WeCom declared a token void. Only the token that was used is dropped, so that many calls failing at once cause one fetch.
    /// </summary>
    public void Drop(WeComApp app, WeComLease lease) => Slot(app).Drop(lease);

    /// <summary>WeCom accepted a token; from then on losing it means a revocation and is worth a fetch at once.</summary>
    public void Confirm(WeComApp app, WeComLease lease) => Slot(app).Confirm(lease);

    /// <summary>Forgets token and failures, so that the next call asks WeCom: for checks, after an admin changed something.</summary>
    public void Forget(WeComApp app) => _slots.TryRemove(KeyOf(app), out _);

    /// <summary>Whether a token of this app is at hand.</summary>
    public bool Has(WeComApp app) => _slots.TryGetValue(KeyOf(app), out var slot) && slot.HasLease;

    private static Key KeyOf(WeComApp app) =>
        new(app.ApiBaseUrl, app.CorpId, app.AgentId, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(app.Secret))));

    private TokenSlot Slot(WeComApp app)
    {
        if (_slots.Count >= Capacity)
        {
            foreach (var idle in _slots.Where(slot => slot.Value.IsIdle).Select(slot => slot.Key).ToList())
            {
                _slots.TryRemove(idle, out _);
            }
        }

        return _slots.GetOrAdd(KeyOf(app), (_, self) => new TokenSlot(_time, () => self.FetchAsync(app)), this);
    }

    private async Task<WeComAnswer<JsonReply>> FetchAsync(WeComApp app)
    {
        var query = $"/cgi-bin/gettoken?corpid={Uri.EscapeDataString(app.CorpId)}&corpsecret={Uri.EscapeDataString(app.Secret)}";
        var answer = await _transport.SendAsync(app.ApiBaseUrl, query, null, [app.Secret], CancellationToken.None);
        if (answer.IsOk && answer.Value!.Text("access_token").Length == 0)
        {
            answer = answer with { Outcome = WeComOutcome.NotWeCom, Value = null };
        }

        if (!answer.IsOk)
        {
            LogFailed(app.CorpId, app.AgentId, answer.Outcome, answer.ErrCode);
        }

        return answer;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No access token for {CorpId}/{AgentId}: {Outcome}, errcode {ErrCode}")]
    private partial void LogFailed(string corpId, long agentId, WeComOutcome outcome, int errCode);

    private readonly record struct Key(Uri ApiBase, string CorpId, long AgentId, string SecretHash);
}
