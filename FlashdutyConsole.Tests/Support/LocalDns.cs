using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DnsClient;

namespace FlashdutyConsole.Tests.Support;

/// <summary>
/// A real name server on this machine, over UDP, that may answer differently the next time. The system's resolver cannot be pointed at
/// it without changing the machine, so the console's lookups are.
/// </summary>
internal sealed class LocalDns : IDisposable
{
    private const int HeaderBytes = 12;

    private readonly UdpClient _server = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly ConcurrentDictionary<string, Func<int, IPAddress[]>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.OrdinalIgnoreCase);

    public LocalDns() => _ = ServeAsync();

    public IPEndPoint EndPoint => (IPEndPoint)_server.Client.LocalEndPoint!;

    /// <summary>What a name's address is at the first, second, … question; answers may not be kept (TTL 0).</summary>
    public void Set(string name, Func<int, IPAddress[]> addresses) => _names[name] = addresses;

    /// <summary>How often a name's IPv4 address was asked for.</summary>
    public int Asked(string name) => _asked.GetValueOrDefault(name);

    /// <summary>Looks names up here.</summary>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var written))
        {
            return [written];
        }

        var client = new LookupClient(new LookupClientOptions(EndPoint) { UseCache = false, Timeout = TimeSpan.FromSeconds(30) });
        var answer = await client.QueryAsync(host, QueryType.A, cancellationToken: cancellationToken);
        return [.. answer.Answers.ARecords().Select(record => record.Address)];
    }

    public void Dispose() => _server.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var question = await _server.ReceiveAsync();
                await _server.SendAsync(Answer(question.Buffer), question.RemoteEndPoint);
            }
        }
        catch (Exception closed) when (closed is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    // RFC 1035: the question comes back with the answers behind it.
    private byte[] Answer(byte[] query)
    {
        var labels = new List<string>();
        var at = HeaderBytes;
        for (; query[at] > 0; at += query[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(query, at + 1, query[at]));
        }

        var end = at + 5;
        var name = string.Join('.', labels);
        var isFour = BinaryPrimitives.ReadUInt16BigEndian(query.AsSpan(at + 1)) == (ushort)QueryType.A;
        var known = _names.TryGetValue(name, out var addresses);
        var found = known && isFour ? addresses!(_asked.AddOrUpdate(name, 1, (_, count) => count + 1)) : [];
        var answer = new List<byte>(query[..end]);
        (answer[2], answer[3]) = (0x84, (byte)(known ? 0 : 3));
        (answer[6], answer[7], answer[8], answer[9], answer[10], answer[11]) = (0, (byte)found.Length, 0, 0, 0, 0);
        foreach (var address in found)
        {
            answer.AddRange([0xC0, HeaderBytes, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, .. address.GetAddressBytes()]);
        }

        return [.. answer];
    }
}
