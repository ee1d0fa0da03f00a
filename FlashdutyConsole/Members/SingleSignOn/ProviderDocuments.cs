using Microsoft.IdentityModel.Protocols;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>
/// Reads the provider's documents: once, since a person waits, and by https only where the provider is asked by https. What the
/// other side said is never part of a failure.
/// </summary>
internal sealed class ProviderDocuments(HttpClient http, bool needsHttps) : IDocumentRetriever
{
    /// <inheritdoc/>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps && (needsHttps || uri.Scheme != Uri.UriSchemeHttp))
        {
            throw new SingleSignOnException(SingleSignOnFault.ProviderUnfit, "the discovery document has an address that is not https");
        }

        using var response = await http.GetAsync(uri, cancel);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsStringAsync(cancel)
            : throw new HttpRequestException($"{uri.GetLeftPart(UriPartial.Path)} answers {(int)response.StatusCode}");
    }
}
