using System.Net;

namespace FlashdutyConsole.Sandbox.Tokens;

/// <summary>Who may call (60020 for the rest, protocol §9.3): a list now, and perhaps another one from a later instant.</summary>
internal sealed class TrustedCallers
{
    /// <summary>Everybody: an app made before 2022-06-20.</summary>
    public static readonly TrustedCallers Open = new(null, null, default);

    /// <summary>Nobody: an app made since then, before its list is filled in.</summary>
    public static readonly TrustedCallers Nobody = new([], null, default);

    private readonly IReadOnlyList<string>? _now;
    private readonly IReadOnlyList<string>? _next;
    private readonly DateTimeOffset _from;

    private TrustedCallers(IReadOnlyList<string>? now, IReadOnlyList<string>? next, DateTimeOffset from)
    {
        _now = now;
        _next = next;
        _from = from;
    }

    /// <summary>What the admin console shows: the newest list, whether it works already or not.</summary>
    public IReadOnlyList<string>? Listed => _next ?? _now;

    public TrustedCallers Then(IReadOnlyList<string> addresses, DateTimeOffset from) => new(Listed, [.. addresses], from);

    public bool Accepts(string callerIp, DateTimeOffset now)
    {
        var list = _next is not null && now >= _from ? _next : _now;
        if (list is null)
        {
            return true;
        }

        return IPAddress.TryParse(callerIp, out var caller) && list.Any(entry => Matches(entry, caller));
    }

    private static bool Matches(string entry, IPAddress caller) =>
        entry.Contains('/', StringComparison.Ordinal)
            ? IPNetwork.TryParse(entry, out var network) && network.Contains(caller)
            : IPAddress.TryParse(entry, out var address) && address.Equals(caller);
}
