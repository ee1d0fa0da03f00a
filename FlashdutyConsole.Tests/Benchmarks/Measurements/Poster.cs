using System.Net.Http.Headers;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>Posts bodies over a few connections that stay open.</summary>
public sealed class Poster : IDisposable
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");
    private readonly HttpMessageInvoker _http;

    /// <summary>With so many connections at most.</summary>
    public Poster(int connections) => _http = new HttpMessageInvoker(new SocketsHttpHandler
    {
        UseCookies = false, UseProxy = false, AllowAutoRedirect = false, MaxConnectionsPerServer = connections,
    });

    /// <summary>Posts one body and reads the whole answer.</summary>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task PostAsync(Uri address, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = s_json;
        using var answer = await _http.SendAsync(request, cancellationToken);
        await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Posts all, so many at once.</summary>
    public Task PostAllAsync(IEnumerable<(Uri Address, byte[] Body)> posts, int atOnce, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            posts, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (post, cancel) => await PostAsync(post.Address, post.Body, cancel));

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
