using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>
/// Ports for servers that cannot be given port 0. They lie below those that the system hands to clients and to port 0, and none is
/// given twice, also not to a run beside this one, so that nobody else takes it before the server's start, or while it is killed and
/// started again. The port after it is free too: a demo puts its pretend WeCom there.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    // Held until this process ends.
    private static readonly ConcurrentBag<FileStream> s_kept = [];

    // Test runs beside each other begin at different places.
    private static int s_next = Random.Shared.Next(Count / 2);

    /// <summary>A port of the loopback address that nobody listens on.</summary>
    public static int Take()
    {
        for (var tries = 0; tries < Count / 2; tries++)
        {
            var port = First + (2 * (int)((uint)Interlocked.Increment(ref s_next) % (Count / 2)));
            if (Keep(port) is not { } kept)
            {
                continue;
            }

            if (IsFree(port) && IsFree(port + 1))
            {
                s_kept.Add(kept);
                return port;
            }

            kept.Dispose();
        }

        throw new InvalidOperationException($"no port from {First} to {First + Count - 1} is free");
    }

    // Null when another run keeps it.
    private static FileStream? Keep(int port)
    {
        try
        {
            return new FileStream(
                Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"console-port-{port}")),
                FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
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
