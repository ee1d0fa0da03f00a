using System.Net;
using System.Net.Sockets;
using System.Text;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WeCom.Callbacks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace FlashdutyConsole.Tests.Integrations;

public sealed class CallbackXmlTests
{
    [Fact]
    public async Task Xml_Hostile_RefusedOutsideAndInsideAndNothingIsFetched()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "canary-content", TestContext.Current.CancellationToken);
        try
        {
            foreach (var hostile in Hostile(((IPEndPoint)canary.LocalEndpoint).Port, file))
            {
                var signed = caller.Sign("x").Query;
                var outer = await caller.PostAsync(signed, hostile);
                Assert.True(outer.Status == HttpStatusCode.BadRequest, $"outside {outer.Status}: {hostile[..Math.Min(60, hostile.Length)]}");
                var inner = await caller.PostAsync(caller.Seal(hostile));
                Assert.True(inner.Status == HttpStatusCode.BadRequest, $"inside {inner.Status}: {hostile[..Math.Min(60, hostile.Length)]}");
                Assert.DoesNotContain("canary-content", outer.Body + inner.Body, StringComparison.Ordinal);
            }

            Assert.False(canary.Pending());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Body_NeverEnds_IsGivenUpAndTheConnectionCloses()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Configure = builder => builder.Logging.ClearProviders().AddFakeLogging() });
        var query = new CallbackCaller(console).Sign("x").Query;
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, console.CallbackUrl.Port, TestContext.Current.CancellationToken);
        await using var stream = slow.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {console.CallbackUrl.AbsolutePath}?{query} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: 1000\r\n\r\n<"),
            TestContext.Current.CancellationToken);

        // The console closes when the rest does not come; WeCom itself would have gone after 5 s.
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 503", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        try
        {
            await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Closed hard.
        }

        Assert.Empty(await console.DeliveriesAsync());
        // One line of ours says it; the server has nothing to add.
        Assert.Equal(
            ["A callback could not be stored within 4.5 s; WeCom was told to deliver it again"],
            console.Console.Get<FakeLogCollector>().GetSnapshot().Where(line => line.Level >= LogLevel.Error).Select(line => line.Message));
    }

    [Theory]
    [InlineData(65 * 1024)]
    [InlineData(10 * 1024 * 1024)]
    public async Task Body_TooLarge_RefusedBeforeItIsParsed(int length)
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        var query = caller.Sign("x").Query;

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{console.CallbackUrl}?{query}"));
        request.Content = new ByteArrayContent(new byte[length]);
        request.Headers.ExpectContinue = true;
        using var answer = await console.Console.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Body_TooLargeWithoutALength_RefusedBeforeItIsParsed()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var query = new CallbackCaller(console).Sign("x").Query;

        using var chunked = new HttpRequestMessage(HttpMethod.Post, new Uri($"{console.CallbackUrl}?{query}"));
        chunked.Content = new StringContent(new string(' ', 65 * 1024));
        chunked.Headers.TransferEncodingChunked = true;
        using var answer = await console.Console.Http.SendAsync(chunked, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public void Xml_Hostile_CostsLessThanAMebibyte()
    {
        foreach (var hostile in Hostile(1, "/etc/hostname"))
        {
            var body = Encoding.UTF8.GetBytes(hostile);
            WeComCallbackEnvelope.Read(body);

            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Null(WeComCallbackEnvelope.Read(body));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
        }
    }

    private static IEnumerable<string> Hostile(int port, string file)
    {
        const string Body = "<xml><FromUserName>zhang</FromUserName><MsgType>text</MsgType><Encrypt>&e;</Encrypt></xml>";
        yield return "<!DOCTYPE xml><xml><FromUserName>zhang</FromUserName><MsgType>x</MsgType><Encrypt>x</Encrypt></xml>";
        yield return $"<!DOCTYPE xml [<!ENTITY e SYSTEM \"file://{file}\">]>{Body}";
        yield return $"<!DOCTYPE xml [<!ENTITY e SYSTEM \"http://127.0.0.1:{port}/\">]>{Body}";
        yield return $"<!DOCTYPE xml SYSTEM \"http://127.0.0.1:{port}/x.dtd\">{Body}";
        foreach (var depth in (int[])[5, 7, 9])
        {
            var bomb = new StringBuilder("<!DOCTYPE xml [<!ENTITY e0 \"ha\">");
            for (var level = 1; level <= depth; level++)
            {
                bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY e{level} \"{string.Concat(Enumerable.Repeat($"&e{level - 1};", 10))}\">");
            }

            yield return bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"]>{Body.Replace("&e;", $"&e{depth};", StringComparison.Ordinal)}").ToString();
        }

        yield return string.Concat(Enumerable.Repeat("<a>", 2500)) + string.Concat(Enumerable.Repeat("</a>", 2500));
        // As deep as 64 KB allow, inside and outside; without their ends there is room for more.
        yield return string.Concat(Enumerable.Repeat("<a>", 10_000));
        yield return "<xml><FromUserName>zhang</FromUserName>";
        yield return "not xml";
        yield return "<xml></xml>";
    }
}
