using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>
/// The probes under way. Only this console knows their nonces and answers, each for the few seconds of its check, so who gets
/// the answer at an address has reached this console.
/// </summary>
public sealed class ProbeBook
{
    /// <summary>Where a probe of a domain asks; the nonce follows.</summary>
    public const string Path = "wecom/probe/";

    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private readonly ConcurrentDictionary<string, Probe> _underWay = new(StringComparer.Ordinal);

    /// <summary>Whether any probe is under way; costs nothing to ask.</summary>
    public bool Any => !_underWay.IsEmpty;

    /// <summary>Begins one. <see cref="CheckIntegration"/> runs few checks at a time, so there are few.</summary>
    public Probe Begin()
    {
        var probe = new Probe(RandomNumberGenerator.GetString(Letters, 24), RandomNumberGenerator.GetString(Letters, 32), done => _underWay.TryRemove(done.Nonce, out _));
        _underWay[probe.Nonce] = probe;
        return probe;
    }

    /// <summary>The probe with this nonce; null when there is none under way.</summary>
    public Probe? Find(string? nonce) => nonce is null ? null : _underWay.GetValueOrDefault(nonce);
}
