using System.Net;
using System.Net.Sockets;
using FlashdutyConsole.Network;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Whether a domain leads to this console: its names, its certificate, and an answer that only this console knows.</summary>
public sealed class DomainProbe(OutboundProbe outbound, ProbeBook book, NameChain chain, HostResolver resolve, TimeProvider time)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <summary>Asks.</summary>
    /// <param name="root">The domain's root address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CheckFinding> RunAsync(Uri root, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(root);
        var names = await NamesAsync(root.IdnHost, cancellationToken);
        using var probe = book.Begin();
        // The nonce is in the query too, where it survives a proxy that loses the path.
        var answer = await outbound.GetAsync(new Uri(root, $"{ProbeBook.Path}{probe.Nonce}?nonce={probe.Nonce}"), s_limit, cancellationToken);
        var finding = ProbeFinding.Judge(answer, probe, probe.Answer) ?? Reached(root, answer);
        return finding with { Details = [.. names, .. ProbeFinding.Facts(answer, probe)] };
    }

    private CheckFinding Reached(Uri root, ProbeAnswer answer) =>
        root.Scheme == Uri.UriSchemeHttp && !root.IsLoopback ? CheckFinding.Warn(CheckReason.DomainReachesPlain, root.Authority)
        : ProbeFinding.EndsSoon(answer, time.GetUtcNow()) is { } end ? CheckFinding.Warn(CheckReason.TlsExpiresSoon, root.Authority, end)
        : CheckFinding.Pass(CheckReason.DomainReaches, root.Authority);

    private async Task<IReadOnlyList<CheckDetail>> NamesAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out _))
        {
            return [];
        }

        var records = await chain(host, cancellationToken);
        if (records.Count > 0)
        {
            return [.. records.Select(record => new CheckDetail(record.Kind == "CNAME" ? CheckLabel.Alias : CheckLabel.Address, $"{record.Name} → {record.Value}"))];
        }

        // Names of a hosts file, which no name server knows.
        try
        {
            return [.. (await resolve(host, cancellationToken)).Take(20).Select(address => new CheckDetail(CheckLabel.Address, $"{host} → {address}"))];
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            return [];
        }
    }
}
