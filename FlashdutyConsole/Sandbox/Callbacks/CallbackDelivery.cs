using System.Globalization;
using System.Security.Cryptography;
using FlashdutyConsole.Sandbox.Messages;

namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>
/// Brings one event to the app: encrypted POST, 5 s for the answer, 3 attempts in all (protocol §2.5). The event itself,
/// with its CreateTime, is the same in every attempt.
/// </summary>
internal sealed class CallbackDelivery(SandboxWeCom weCom)
{
    public async Task<SandboxClickOutcome> RunAsync(
        SandboxApp app, string userId, byte[] message, Func<MemberReply, SandboxClickResult> apply, CancellationToken cancellationToken)
    {
        if (app.Callback is not { } setting)
        {
            return SandboxClickOutcome.Failed(SandboxClickFailure.NoCallback);
        }

        var sealedEvent = Seal(app, setting, message);
        var outcome = SandboxClickOutcome.Failed(SandboxClickFailure.Unreachable);
        for (var attempt = 1; attempt <= weCom.Switches.CallbackAttempts; attempt++)
        {
            if (attempt > 1)
            {
                if (weCom.Switches.CallbackRetryInterval > TimeSpan.Zero)
                {
                    await Task.Delay(weCom.Switches.CallbackRetryInterval, weCom.Time, cancellationToken);
                }

                if (!weCom.Switches.RetryRepeatsCiphertext)
                {
                    sealedEvent = Seal(app, setting, message);
                }
            }

            var reply = MemberReply.Nothing;
            var answer = await weCom.Line.CallAsync(
                HttpMethod.Post, sealedEvent.Address, setting.ShownUrl, sealedEvent.Body, message, weCom.Switches.CallbackTimeout,
                body =>
                {
                    reply = MemberReplyReader.Read(app, setting, userId, body, out var plain);
                    return plain;
                },
                cancellationToken);
            if (answer.Status == 200)
            {
                // Received, even if the reply is unusable: only another status or silence is repeated.
                return reply.Failure is { } failure
                    ? SandboxClickOutcome.Failed(failure, attempt, reply.Detail)
                    : new SandboxClickOutcome(apply(reply), null, attempt);
            }

            outcome = answer.Break switch
            {
                CallbackBreak.TimedOut => SandboxClickOutcome.Failed(SandboxClickFailure.TimedOut, attempt),
                CallbackBreak.Unreachable => SandboxClickOutcome.Failed(SandboxClickFailure.Unreachable, attempt),
                _ => SandboxClickOutcome.Failed(
                    SandboxClickFailure.WrongStatus, attempt, answer.Status.ToString(CultureInfo.InvariantCulture)),
            };
        }

        return outcome;
    }

    private (Uri Address, byte[] Body) Seal(SandboxApp app, CallbackSetting setting, byte[] message)
    {
        var encrypted = setting.Crypto.Encrypt(message, app.Corp.CorpId);
        var timestamp = weCom.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetString("0123456789", 10);
        return (setting.Address(setting.Crypto.Sign(timestamp, nonce, encrypted), timestamp, nonce, null), EventXml.Envelope(app, encrypted));
    }
}
