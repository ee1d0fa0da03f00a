using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>What the checks of one run are about. WeCom is asked once for what several of them need.</summary>
public sealed class CheckSubject(WeComConnection connection, IntegrationAddresses addresses, Func<CancellationToken, Task<AppAnswer>> ask)
{
    private Task<AppAnswer>? _app;

    /// <summary>The integration.</summary>
    public Integration Integration => connection.Integration;

    /// <summary>Its settings.</summary>
    public WeComSettings Settings => connection.Settings;

    /// <summary>For calls, with a changed Secret that is still to be proved; null when it is missing or cannot be decrypted.</summary>
    public WeComApp? App => connection.App;

    /// <summary>For callbacks; null when Token or EncodingAESKey is missing or cannot be decrypted.</summary>
    public WeComCallbackCrypto? Crypto => connection.Crypto;

    /// <summary>Where WeCom and members reach it.</summary>
    public IntegrationAddresses Addresses => addresses;

    /// <summary>Whether a changed Secret is tried that is not in use yet.</summary>
    public bool HasPendingSecret { get; init; }

    /// <summary>Who gets a test card; null = nobody, the card check only says how it stands.</summary>
    public CardTarget? Card { get; init; }

    /// <summary>The stored result of the trusted-IP check; null = it never ran.</summary>
    public IntegrationCheck? LastTrustedIp { get; init; }

    /// <summary>The stored result of the credentials check; null = it never ran.</summary>
    public IntegrationCheck? LastCredentials { get; init; }

    /// <summary>The stored result of the card check; null = no card was sent.</summary>
    public IntegrationCheck? LastCard { get; init; }

    /// <summary>How WeCom sees the app: gettoken, then agent/get, once for each run.</summary>
    public Task<AppAnswer> AskAsync(CancellationToken cancellationToken) => _app ??= ask(cancellationToken);
}
