using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>
/// What the provider says of itself, with its keys: read when first needed, again once a day and when a signature has an unknown
/// key. While there is nothing every sign-in asks anew; what was read once holds while the provider is away.
/// </summary>
internal sealed class ProviderMetadata : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private const string Discovery = "/.well-known/openid-configuration";
    private const string ProofKeyMethod = "S256";
    private static readonly TimeSpan s_life = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(30);

    private readonly string _authority;
    private readonly ProviderDocuments _documents;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Kept? _kept;

    public ProviderMetadata(HttpClient http, string authority, TimeProvider time)
    {
        _authority = authority;
        _documents = new ProviderDocuments(http, authority.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
        _time = time;
        MetadataAddress = authority.TrimEnd('/') + Discovery;
    }

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (_kept is { } known && _time.GetUtcNow() < known.DueAt)
        {
            return known.Configuration;
        }

        await _turn.WaitAsync(cancel);
        try
        {
            if (_kept is { } meanwhile && _time.GetUtcNow() < meanwhile.DueAt)
            {
                return meanwhile.Configuration;
            }

            try
            {
                var read = await OpenIdConnectConfigurationRetriever.GetAsync(MetadataAddress, _documents, cancel);
                Check(read, _authority);
                var now = _time.GetUtcNow();
                _kept = new Kept(read, now, now + s_life);
                return read;
            }
            catch (Exception) when (_kept is not null && !cancel.IsCancellationRequested)
            {
                var now = _time.GetUtcNow();
                _kept = new Kept(_kept.Configuration, now, now + s_rest);
                return _kept.Configuration;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) => await GetConfigurationAsync(cancel);

    public override void RequestRefresh()
    {
        // Anybody can make up a token with an unknown key; the provider is not to be asked for each.
        if (_kept is { } kept && _time.GetUtcNow() - kept.AskedAt >= s_rest)
        {
            _kept = kept with { DueAt = DateTimeOffset.MinValue };
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Whether what a provider says of itself is usable and safe.</summary>
    /// <param name="configuration">What it says.</param>
    /// <param name="authority">Whom the settings name.</param>
    internal static void Check(OpenIdConnectConfiguration configuration, string authority)
    {
        // https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation; people leave the last slash out.
        if (configuration.Issuer?.TrimEnd('/') != authority.TrimEnd('/'))
        {
            throw new SingleSignOnException(SingleSignOnFault.WrongIssuer, $"the discovery document names another issuer than {OidcOptions.Section}:{nameof(OidcOptions.Authority)}");
        }

        var scheme = new Uri(authority).Scheme;
        foreach (var endpoint in (string?[])[configuration.AuthorizationEndpoint, configuration.TokenEndpoint, configuration.JwksUri])
        {
            if (!IsUsable(endpoint, scheme))
            {
                throw new SingleSignOnException(SingleSignOnFault.ProviderUnfit, "the discovery document lacks an endpoint, or has one that is not https");
            }
        }

        foreach (var endpoint in (string?[])[configuration.UserInfoEndpoint, configuration.EndSessionEndpoint, configuration.PushedAuthorizationRequestEndpoint])
        {
            if (!string.IsNullOrEmpty(endpoint) && !IsUsable(endpoint, scheme))
            {
                throw new SingleSignOnException(SingleSignOnFault.ProviderUnfit, "the discovery document has an endpoint that is not https");
            }
        }

        // A provider that says nothing may have it; one that lists other methods only has it not.
        if (configuration.CodeChallengeMethodsSupported.Count > 0 && !configuration.CodeChallengeMethodsSupported.Contains(ProofKeyMethod))
        {
            throw new SingleSignOnException(SingleSignOnFault.ProviderUnfit, $"the provider does not support PKCE with {ProofKeyMethod}");
        }

        if (configuration.SigningKeys.Count == 0)
        {
            throw new SingleSignOnException(SingleSignOnFault.ProviderUnfit, "the provider has no signing keys");
        }
    }

    private static bool IsUsable(string? endpoint, string scheme) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == scheme);

    private sealed record Kept(OpenIdConnectConfiguration Configuration, DateTimeOffset AskedAt, DateTimeOffset DueAt);
}
