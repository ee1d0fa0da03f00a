using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Answers;
using FlashdutyConsole.WeCom.Messages;

namespace FlashdutyConsole.WarRooms;

/// <summary>Makes the one call of a step. When WeCom refuses people without saying whom, each of them is asked about.</summary>
public sealed partial class RoomCaller(WeComClient client, ILogger<RoomCaller> logger)
{
    private const int MostAsked = 50;

    /// <summary>Makes the call; every end of it is a value.</summary>
    public async Task<RoomAnswer> RunAsync(RoomCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return call.Step switch
            {
                RoomStep.Create create => await ExplainedAsync(call.App, Of(await client.CreateChatAsync(call.App, create.Chat, cancellationToken)), create.Chat.UserIds, cancellationToken),
                RoomStep.Invite invite => await ExplainedAsync(
                    call.App, Of(await client.UpdateChatAsync(call.App, call.ChatId, "", invite.UserIds, [], cancellationToken)), invite.UserIds, cancellationToken),
                RoomStep.Rename rename => Of(await client.UpdateChatAsync(call.App, call.ChatId, rename.Name, [], [], cancellationToken)),
                RoomStep.Send send => Of(await client.SendToChatAsync(call.App, WeComMessage.ChatMarkdown(call.ChatId, send.Message.Content), cancellationToken)),
                _ => await LookAsync(call, cancellationToken),
            };
        }
        catch (OperationCanceledException)
        {
            return new RoomAnswer { Outcome = WeComOutcome.Timeout, Error = "stopped" };
        }
        catch (Exception exception)
        {
            CallFailed(exception, call.RoomId);
            return new RoomAnswer { Outcome = WeComOutcome.ConnectionLost, Error = exception.GetType().Name };
        }
    }

    private async Task<RoomAnswer> LookAsync(RoomCall call, CancellationToken cancellationToken)
    {
        var answer = await client.GetChatAsync(call.App, call.ChatId, cancellationToken);
        return Of(answer) with { Chat = answer.Value };
    }

    private async Task<RoomAnswer> ExplainedAsync(WeComApp app, RoomAnswer answer, IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        if (!ChatRules.IsAboutMembers(answer.ErrCode))
        {
            return answer;
        }

        var unwelcome = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var userId in userIds.Take(MostAsked))
        {
            var user = await client.GetUserAsync(app, userId, cancellationToken);
            if (user.Outcome == WeComOutcome.WeComError && user.ErrorClass == WeComErrorClass.Recipient)
            {
                unwelcome[userId] = user.ErrCode;
            }
            else if (user.Value is { IsOut: true })
            {
                unwelcome[userId] = answer.ErrCode;
            }
        }

        return answer with { Unwelcome = unwelcome };
    }

    private static RoomAnswer Of<T>(WeComAnswer<T> answer)
        where T : class => new()
        {
            Outcome = answer.Outcome,
            ErrCode = answer.ErrCode,
            Error = answer.Fault,
        };

    [LoggerMessage(LogLevel.Error, "War room {RoomId}: the call failed")]
    private partial void CallFailed(Exception exception, long roomId);
}
