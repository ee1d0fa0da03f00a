using System.Net.Sockets;
using System.Text;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Deploy;

public sealed class ServiceManagerTests
{
    [Fact]
    public async Task Start_AsUnitOfTypeNotify_SaysReadyWhenItAnswersAndStoppingWhenItStops()
    {
        var folder = Directory.CreateTempSubdirectory("notify-");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        var path = Path.Combine(folder.FullName, "notify");
        socket.Bind(new UnixDomainSocketEndPoint(path));
        try
        {
            await using var console = await ConsoleProcess.StartAsync(environment: new Dictionary<string, string> { ["NOTIFY_SOCKET"] = path });

            Assert.Contains("READY=1", await ReceiveAsync(socket));
            Assert.Equal(0, await console.StopAsync());
            Assert.Contains("STOPPING=1", await ReceiveAsync(socket));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        var message = new byte[1024];
        var length = await socket.ReceiveAsync(message, SocketFlags.None, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(message, 0, length);
    }
}
