using System.Text;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Answers;
using FlashdutyConsole.WeCom.Messages;

namespace FlashdutyConsole.Deliveries;

/// <summary>Makes the one call of an attempt. The same attempt gives the same bytes, so that WeCom recognises a repeat.</summary>
public sealed partial class WeComCourier(WeComClient client, ILogger<WeComCourier> logger)
{
    internal async Task<AttemptResult> SendAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var app = attempt.Connection.App!;
        try
        {
            if (attempt.Kind == DeliveryKind.CardUpdate)
            {
                var updated = await client.UpdateTemplateCardAsync(
                    app, WeComMessage.UpdateCard(app.AgentId, attempt.ResponseCode!, [attempt.WeComUserId], attempt.Content), cancellationToken);
                return Of(updated) with
                {
                    Invalid = updated.Value?.InvalidUsers.Contains(attempt.WeComUserId, StringComparer.OrdinalIgnoreCase) ?? false,
                };
            }

            var body = attempt.Kind == DeliveryKind.Card
                ? WeComMessage.Card(app.AgentId, [attempt.WeComUserId], attempt.Content)
                : WeComMessage.Text(app.AgentId, [attempt.WeComUserId], Encoding.UTF8.GetString(attempt.Content));
            var sent = await client.SendAsync(app, body, cancellationToken);
            return Of(sent) with
            {
                Invalid = sent.Value?.IsInvalid(attempt.WeComUserId) ?? false,
                Unlicensed = sent.Value?.IsUnlicensed(attempt.WeComUserId) ?? false,
                MsgId = sent.Value?.MsgId ?? "",
                ResponseCode = sent.Value?.ResponseCode ?? "",
            };
        }
        catch (OperationCanceledException)
        {
            return new AttemptResult { Outcome = WeComOutcome.Timeout, Error = "stopped" };
        }
        catch (Exception exception)
        {
            AttemptFailed(exception, attempt.DeliveryId);
            return new AttemptResult { Outcome = WeComOutcome.ConnectionLost, Error = exception.GetType().Name };
        }
    }

    private static AttemptResult Of<T>(WeComAnswer<T> answer)
        where T : class => new()
        {
            Outcome = answer.Outcome,
            ErrCode = answer.ErrCode,
            Error = answer.Fault,
        };

    [LoggerMessage(LogLevel.Error, "Delivery {DeliveryId}: the attempt failed")]
    private partial void AttemptFailed(Exception exception, long deliveryId);
}
