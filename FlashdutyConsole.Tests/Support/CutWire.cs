using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace FlashdutyConsole.Tests.Support;

/// <summary>The wire between a browser and the console, which can be cut: bytes are passed on, until they are not.</summary>
internal sealed class CutWire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<TcpClient, TcpClient> _pairs = new();
    private int _to;
    private volatile bool _isCut;
    private Task _accepting = Task.CompletedTask;

    public CutWire()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
    }

    /// <summary>What the browser opens.</summary>
    public Uri Address { get; }

    /// <summary>Where everything goes.</summary>
    public void LeadTo(int port)
    {
        _to = port;
        _accepting = AcceptAsync();
    }

    /// <summary>Nothing comes through any more, and no connection is left.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var (here, there) in _pairs)
        {
            here.Client.LingerState = new LingerOption(true, 0);
            here.Close();
            there.Close();
        }
    }

    /// <summary>New connections come through again.</summary>
    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        Cut();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await _listener.AcceptTcpClientAsync(_ending.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient here)
    {
        using var there = new TcpClient();
        try
        {
            if (_isCut)
            {
                return;
            }

            await there.ConnectAsync(IPAddress.Loopback, _to, _ending.Token);
            _pairs[here] = there;
            if (_isCut)
            {
                return;
            }

            // As soon as one side has ended, both have.
            await Task.WhenAny(
                here.GetStream().CopyToAsync(there.GetStream(), _ending.Token),
                there.GetStream().CopyToAsync(here.GetStream(), _ending.Token));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            _pairs.TryRemove(here, out _);
            here.Dispose();
        }
    }
}
