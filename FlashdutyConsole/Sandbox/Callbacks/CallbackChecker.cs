using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FlashdutyConsole.Sandbox.Admin;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>Asks a callback URL whether it can decrypt, as the admin console does before it saves (protocol §2.1, §2.2).</summary>
internal sealed class CallbackChecker(SandboxWeCom weCom)
{
    private const int MostTokenLength = 32;

    public async Task<(CallbackCheck Check, CallbackSetting? Setting)> RunAsync(
        SandboxApp app, string url, string token, string aesKey, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
        {
            return (new CallbackCheck(CallbackCheckResult.BadUrl), null);
        }

        if (AdminRules.CheckOwner(parsed.Host, weCom.Switches) != AdminRefusal.None)
        {
            return (new CallbackCheck(CallbackCheckResult.ForeignDomain, parsed.Host), null);
        }

        if (token is not { Length: > 0 and <= MostTokenLength } || !token.All(char.IsAsciiLetterOrDigit))
        {
            return (new CallbackCheck(CallbackCheckResult.BadToken), null);
        }

        if (aesKey is not { Length: WeComCallbackCrypto.EncodingAesKeyLength } || !aesKey.All(char.IsAsciiLetterOrDigit))
        {
            return (new CallbackCheck(CallbackCheckResult.BadAesKey), null);
        }

        var setting = new CallbackSetting(url, token, aesKey);
        var echo = RandomNumberGenerator.GetString("0123456789", 19);
        var encrypted = setting.Crypto.Encrypt(Encoding.UTF8.GetBytes(echo), app.Corp.CorpId);
        var timestamp = weCom.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetString("0123456789", 10);
        var address = setting.Address(setting.Crypto.Sign(timestamp, nonce, encrypted), timestamp, nonce, encrypted);
        var answer = await weCom.Line.CallAsync(
            HttpMethod.Get, address, setting.ShownUrl, null, [], weCom.Switches.CallbackCheckTimeout, body => body, cancellationToken);

        var check = Judge(answer, echo, encrypted);
        return (check, check.IsSaved ? setting : null);
    }

    private static CallbackCheck Judge(CallbackAnswer answer, string echo, string encrypted)
    {
        if (answer.Break != CallbackBreak.None)
        {
            return new CallbackCheck(answer.Break == CallbackBreak.TimedOut ? CallbackCheckResult.TimedOut : CallbackCheckResult.Unreachable);
        }

        if (answer.Status != 200)
        {
            return new CallbackCheck(CallbackCheckResult.WrongStatus, answer.Status.ToString(CultureInfo.InvariantCulture));
        }

        if (answer.Body.Length == 0)
        {
            return new CallbackCheck(CallbackCheckResult.EmptyBody);
        }

        if (answer.Body.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(echo)))
        {
            return new CallbackCheck(CallbackCheckResult.Saved);
        }

        var text = Encoding.UTF8.GetString(answer.Body);
        return new CallbackCheck(
            text.Contains(echo, StringComparison.Ordinal) ? CallbackCheckResult.EchoDecorated
            : text.Contains(encrypted, StringComparison.Ordinal) ? CallbackCheckResult.NotDecrypted
            : CallbackCheckResult.WrongBody);
    }
}
