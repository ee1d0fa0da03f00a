using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Network;

/// <summary>
/// Decides at connection time, on the very address that is then connected to, so that neither another notation of an address
/// nor a name that resolves differently the second time gets past.
/// </summary>
public sealed class OutboundGuard
{
    /// <summary>Longest time for looking up and connecting, all addresses together.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_attemptTimeout = TimeSpan.FromSeconds(2);

    private readonly HostResolver _resolve;
    private readonly TimeProvider _time;

    /// <summary>Takes the checked settings.</summary>
    public OutboundGuard(IOptions<NetworkOptions> options, HostResolver resolve, TimeProvider time)
    {
        Allowed = AllowedHosts.Parse(options.Value.AllowedPrivateHosts, out _)
            ?? throw new InvalidOperationException(NetworkOptions.AllowedPrivateHostsKey);
        _resolve = resolve;
        _time = time;
    }

    /// <summary>What the settings allow.</summary>
    public AllowedHosts Allowed { get; }

    /// <summary>The addresses of a host that may be connected to at this port, at least one.</summary>
    /// <exception cref="OutboundRefusedException">None of its addresses may.</exception>
    /// <exception cref="SocketException">The name is unknown.</exception>
    public async Task<IPAddress[]> CheckAsync(string host, int port, CancellationToken cancellationToken)
    {
        if (OtherPorts.Contain(port) && !Allowed.NamesPort(host, port))
        {
            throw new OutboundRefusedException(host);
        }

        var found = await FindAsync(host, cancellationToken);
        var named = Allowed.Names(host, port);
        var usable = Array.FindAll(found, address => named || PublicAddress.Is(address) || Allowed.Holds(address, port));
        return usable.Length > 0 ? usable : throw new OutboundRefusedException(host);
    }

    /// <summary>Checks and connects; used by every outbound handler.</summary>
    /// <exception cref="TimeoutException">No connection within <see cref="ConnectTimeout"/>.</exception>
    internal async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, bool trusted, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ConnectTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var addresses = trusted ? await FindAsync(endPoint.Host, either.Token) : await CheckAsync(endPoint.Host, endPoint.Port, either.Token);
            return await ConnectToAnyAsync(addresses, endPoint.Port, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    private async Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken)
    {
        // Lookups throw at 0.0.0.0 and at names too long to exist, where a plain answer is wanted.
        if (IPAddress.TryParse(host, out var written))
        {
            return [written];
        }

        try
        {
            var found = await _resolve(host, cancellationToken);
            return found.Length > 0 ? found : throw new SocketException((int)SocketError.HostNotFound);
        }
        catch (ArgumentException)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }
    }

    private async Task<Stream> ConnectToAnyAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            var last = i == addresses.Length - 1;
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var limit = new CancellationTokenSource(last ? ConnectTimeout : s_attemptTimeout, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[i], port), either.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception failure)
            {
                socket.Dispose();

                // A host with a dead IPv6 address usually has a live IPv4 one.
                if (last || cancellationToken.IsCancellationRequested || failure is not (SocketException or OperationCanceledException))
                {
                    throw;
                }
            }
        }
    }
}
