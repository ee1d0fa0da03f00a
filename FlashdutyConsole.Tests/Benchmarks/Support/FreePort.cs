using System.Net;
using System.Net.Sockets;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>
/// Ports for servers that cannot be given port 0. They lie below those that the system hands to clients and to port 0, and none is
/// given twice, so that between the look and the server's start nobody else takes it. The port after it is free too: a demo puts its
/// pretend WeCom there.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    // Test runs beside each other begin at different places.
    private static int s_next = Random.Shared.Next(Count / 2);

    /// <summary>A port of the loopback address that nobody listens on.</summary>
    public static int Take()
    {
        for (var tries = 0; tries < Count / 2; tries++)
        {
            var port = First + (2 * (int)((uint)Interlocked.Increment(ref s_next) % (Count / 2)));
            if (IsFree(port) && IsFree(port + 1))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"no port from {First} to {First + Count - 1} is free");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
