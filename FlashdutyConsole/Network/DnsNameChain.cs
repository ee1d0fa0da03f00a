using System.Net;
using DnsClient;
using DnsClient.Protocol;

namespace FlashdutyConsole.Network;

/// <summary>Asks the machine's name servers.</summary>
/// <param name="timeout">Longest wait for one answer.</param>
/// <param name="servers">Others to ask instead, whose answers are not kept.</param>
internal sealed class DnsNameChain(TimeSpan timeout, params IPEndPoint[] servers)
{
    /// <summary>As people wait for a page.</summary>
    public static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(2);

    private const int Most = 20;

    private readonly Lazy<LookupClient> _client = new(() => new LookupClient(new LookupClientOptions(servers)
    {
        AutoResolveNameServers = servers.Length == 0, UseCache = servers.Length == 0, Timeout = timeout, Retries = 1, ThrowDnsErrors = false,
    }));

    public async Task<IReadOnlyList<NameRecord>> FindAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            var four = await _client.Value.QueryAsync(host, QueryType.A, cancellationToken: cancellationToken);
            var six = await _client.Value.QueryAsync(host, QueryType.AAAA, cancellationToken: cancellationToken);
            return [.. four.Answers.Concat(six.Answers).Select(Read).OfType<NameRecord>().Distinct().Take(Most)];
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && failure is DnsResponseException or ArgumentException or InvalidOperationException or OperationCanceledException)
        {
            return [];
        }
    }

    private static NameRecord? Read(DnsResourceRecord record) => record switch
    {
        CNameRecord alias => new NameRecord("CNAME", Name(alias.DomainName), Name(alias.CanonicalName)),
        ARecord four => new NameRecord("A", Name(four.DomainName), four.Address.ToString()),
        AaaaRecord six => new NameRecord("AAAA", Name(six.DomainName), six.Address.ToString()),
        _ => null,
    };

    private static string Name(DnsString name) => name.Value.TrimEnd('.');
}
