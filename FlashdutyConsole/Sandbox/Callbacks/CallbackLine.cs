using System.Net.Http.Headers;
using FlashdutyConsole.Network;
using FlashdutyConsole.Sandbox.Calls;

namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>One HTTP call to a callback URL: bounded in time and size, written into the call log.</summary>
internal sealed class CallbackLine(SandboxWeCom weCom) : IDisposable
{
    private const int MostBytes = 256 * 1024;

    private readonly HttpMessageInvoker _client = new(Handler(weCom.Options.ExtraCaFile));

    public async Task<CallbackAnswer> CallAsync(
        HttpMethod method, Uri address, string shownUrl, byte[]? body, byte[] shownBody, TimeSpan limit,
        Func<byte[], byte[]> show, CancellationToken cancellationToken)
    {
        var start = weCom.Time.GetTimestamp();
        var began = weCom.Time.GetUtcNow();
        var answer = await SendAsync(method, address, body, limit, cancellationToken);
        weCom.Log.Add(new SandboxCall
        {
            Time = began,
            Direction = SandboxCallDirection.FromWeCom,
            Method = method.Method,
            Path = shownUrl,
            Status = answer.Status,
            Duration = weCom.Time.GetElapsedTime(start),
            Request = shownBody,
            Response = answer.Status == 200 ? show(answer.Body) : answer.Body,
        });
        return answer;
    }

    public void Dispose() => _client.Dispose();

    // No redirects and no proxy: the platform calls exactly what was saved.
    private static SocketsHttpHandler Handler(string? extraCaFile)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxConnectionsPerServer = 256,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        };
        if (!string.IsNullOrWhiteSpace(extraCaFile) && ExtraCertificateAuthorities.Read(extraCaFile) is { } authorities)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = ExtraCertificateAuthorities.Validation(authorities);
        }

        return handler;
    }

    private async Task<CallbackAnswer> SendAsync(HttpMethod method, Uri address, byte[]? body, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, weCom.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(method, address);
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
            }

            using var response = await _client.SendAsync(request, either.Token);
            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            return new CallbackAnswer((int)response.StatusCode, await ReadAsync(stream, either.Token), CallbackBreak.None);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new CallbackAnswer(0, [], CallbackBreak.TimedOut);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new CallbackAnswer(0, [], CallbackBreak.Unreachable);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while (kept.Length <= MostBytes && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
