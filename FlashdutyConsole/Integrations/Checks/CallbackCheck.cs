using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FlashdutyConsole.Network;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>
/// Asks the callback address as WeCom does when it is saved (docs 90930, 90238): a signed and encrypted echostr, whose bare
/// plaintext must come back within a second. Then says whether WeCom itself has been here.
/// </summary>
public sealed class CallbackCheck(OutboundProbe outbound, ProbeBook book, TimeProvider time) : ICheck
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_weComWaits = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Id => CheckId.Callback;

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        var url = subject.Addresses.CallbackUrl;
        if (subject.Crypto is not { } crypto || subject.Settings.CorpId.Length == 0)
        {
            var isStored = subject.Integration.ProtectedSecrets.ContainsKey(WeComFieldName.Token) && subject.Integration.ProtectedSecrets.ContainsKey(WeComFieldName.EncodingAesKey);
            return (isStored && subject.Settings.CorpId.Length > 0 ? CheckFinding.Fail(CheckReason.CallbackSecretsUnreadable) : CheckFinding.Skip(CheckReason.CallbackSecretsMissing))
                with { Paste = url.AbsoluteUri };
        }

        using var probe = book.Begin();
        var echo = RandomNumberGenerator.GetString("0123456789", 19);
        var answer = await outbound.GetAsync(Signed(url, crypto, subject.Settings.CorpId, probe.Nonce, echo), s_limit, cancellationToken);
        var finding = ProbeFinding.Own(ProbeFinding.Judge(answer, probe, echo) ?? Right(subject, answer), subject.Settings.ApiDomain);
        List<CheckDetail> facts = [.. ProbeFinding.Facts(answer, probe)];
        if (subject.Integration.CallbackVerifiedAt is { } verified)
        {
            facts.Add(new CheckDetail(CheckLabel.VerifiedAt, ProbeFinding.Time(verified)));
        }

        return finding with { Details = facts, Paste = url.AbsoluteUri };
    }

    private static CheckFinding Right(CheckSubject subject, ProbeAnswer answer)
    {
        var took = ProbeFinding.Milliseconds(answer);
        return answer.Took > s_weComWaits ? CheckFinding.Fail(CheckReason.CallbackSlow, took)
            : RecordCallback.Finding(subject.Integration, subject.Settings.CorpId) is { } fault ? fault
            : subject.Integration.CallbackVerifiedAt is null ? CheckFinding.Warn(CheckReason.CallbackReady, took)
            : CheckFinding.Pass(CheckReason.CallbackWorks, took);
    }

    private Uri Signed(Uri url, WeComCallbackCrypto crypto, string corpId, string nonce, string echo)
    {
        // With a plus, which careless proxies turn into a space. Three in four have one.
        string sealedEcho;
        var tries = 0;
        do
        {
            sealedEcho = crypto.Encrypt(Encoding.UTF8.GetBytes(echo), corpId);
        }
        while (!sealedEcho.Contains('+', StringComparison.Ordinal) && ++tries < 100);

        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new Uri($"{url}?msg_signature={crypto.Sign(timestamp, nonce, sealedEcho)}&timestamp={timestamp}&nonce={nonce}&echostr={Uri.EscapeDataString(sealedEcho)}");
    }
}
