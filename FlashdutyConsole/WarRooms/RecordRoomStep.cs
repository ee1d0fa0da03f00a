using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>Records what came of a call: the room, its people, the message and the incident's history in one transaction.</summary>
public sealed partial class RecordRoomStep(IncidentChanges changes, ILogger<RecordRoomStep> logger)
{
    /// <summary>Records it, unless another has taken the room over meanwhile.</summary>
    public async Task RunAsync(Write write, RoomCall call, RoomAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(answer);
        var messageId = (call.Step as RoomStep.Send)?.Message.Id ?? 0;
        var room = await write.Db.WarRooms.AsSplitQuery().Include(one => one.Members).Include(one => one.Messages.Where(message => message.Id == messageId))
            .SingleOrDefaultAsync(one => one.Id == call.RoomId && one.Fence == call.Fence && one.LeaseUntil != null, cancellationToken);
        if (room is null)
        {
            return;
        }

        room.LeaseUntil = null;
        room.DueAt = write.Now;
        room.ErrCode = answer.ErrCode;
        room.Error = answer.Error;
        var message = room.Messages.FirstOrDefault();
        var verdict = RoomJudge.Judge(call.Step, answer, room, write.Now, Random.Shared.NextDouble());
        Note(call, verdict, answer);
        switch (verdict)
        {
            case RoomVerdict.Done:
                await DoneAsync(write, room, call.Step, message, answer, cancellationToken);
                break;
            case RoomVerdict.Exists:
                room.MustLook = true;
                room.Collided = true;
                break;
            case RoomVerdict.Gone:
                await GoneAsync(write, room, cancellationToken);
                break;
            case RoomVerdict.Unwelcome:
                Unwelcome(room, call.Step, answer);
                break;
            case RoomVerdict.TryLater later:
                Put(message, WarRoomMessageState.Pending, answer);
                // An answer that was lost may have made the group.
                room.MustLook |= call.Step is RoomStep.Create && answer.MayHaveArrived;
                room.Reason = later.Reason;
                room.DueAt = write.Now + later.After;
                break;
            case RoomVerdict.Uncertain:
                Put(message, WarRoomMessageState.Uncertain, answer);
                room.Succeeded();
                break;
            case RoomVerdict.GiveUp up:
                GiveUp(room, call.Step, message, answer, up.Reason);
                break;
        }

        write.AfterCommit(() => changes.Publish(room.IncidentId));
    }

    private static async Task DoneAsync(
        Write write, WarRoom room, RoomStep step, WarRoomMessage? message, RoomAnswer answer, CancellationToken cancellationToken)
    {
        room.Succeeded();
        switch (step)
        {
            case RoomStep.Create create:
                room.Saw(create.Chat.Name, create.Chat.UserIds, write.Now);
                await OpenAsync(write, room, cancellationToken);
                break;
            case RoomStep.Look when answer.Chat is { } chat:
                room.Saw(chat.Name, chat.UserIds, write.Now);
                if (room.State == WarRoomState.Creating)
                {
                    await OpenAsync(write, room, cancellationToken);
                }

                break;
            case RoomStep.Invite invite:
                room.Joined(invite.UserIds, write.Now);
                break;
            case RoomStep.Rename rename:
                room.Name = rename.Name;
                break;
            case RoomStep.Send:
                Put(message, WarRoomMessageState.Sent, answer);
                break;
        }
    }

    private static async Task OpenAsync(Write write, WarRoom room, CancellationToken cancellationToken)
    {
        // Somebody may have closed it while it was being made.
        room.State = room.State == WarRoomState.Creating ? WarRoomState.Open : room.State;
        room.Collided = false;
        room.OpenedAt = write.Now;
        var name = await write.Db.Integrations.Where(integration => integration.Id == room.IntegrationId).Select(integration => integration.Name)
            .SingleOrDefaultAsync(cancellationToken);
        write.Db.Timeline.Add(TimelineEntry.New(
            room.IncidentId, TimelineType.WarRoomCreated, WarRoomDesk.Detail(room, name ?? "", created: true), room.Asker, write.Now));
    }

    private static async Task GoneAsync(Write write, WarRoom room, CancellationToken cancellationToken)
    {
        if (room.State != WarRoomState.Creating)
        {
            room.Vanish(write.Now);
            await RoomOutbox.DropAsync(write, room.Id, cancellationToken);
            return;
        }

        if (room.Collided)
        {
            // The id is taken, and not by a group of ours.
            room.NextGeneration();
        }

        room.MustLook = false;
    }

    private static void Unwelcome(WarRoom room, RoomStep step, RoomAnswer answer)
    {
        var asked = (step as RoomStep.Invite)?.UserIds ?? ((RoomStep.Create)step).Chat.UserIds;
        var unwelcome = answer.Unwelcome.Count > 0 || step is not RoomStep.Invite || asked.Count > 1
            ? answer.Unwelcome
            : new Dictionary<string, int> { [asked[0]] = answer.ErrCode };
        foreach (var member in room.Members.Where(member => unwelcome.ContainsKey(member.WeComUserId)))
        {
            member.State = WarRoomMemberState.CannotJoin;
            member.Reason = WarRoomReason.Refused;
            member.ErrCode = unwelcome[member.WeComUserId];
        }

        if (unwelcome.Count > 0)
        {
            // Without them it may work, and that is what will be known of the room.
            room.Succeeded();
        }
        else if (step is RoomStep.Invite)
        {
            room.OneByOne = true;
        }
        else
        {
            room.Fail(WarRoomReason.Refused);
        }
    }

    private static void GiveUp(WarRoom room, RoomStep step, WarRoomMessage? message, RoomAnswer answer, string reason)
    {
        room.Reason = reason;
        room.Attempts = 0;
        room.TryingSince = null;
        switch (step)
        {
            case RoomStep.Create:
            case RoomStep.Look when room.State == WarRoomState.Creating:
                room.Fail(reason);
                break;
            case RoomStep.Invite invite:
                foreach (var member in room.Members.Where(member => invite.UserIds.Contains(member.WeComUserId, StringComparer.OrdinalIgnoreCase)))
                {
                    member.State = WarRoomMemberState.CannotJoin;
                    member.Reason = reason;
                    member.ErrCode = answer.ErrCode;
                }

                break;
            case RoomStep.Rename rename:
                // Asked again, it would be refused again: the room says why.
                room.Name = rename.Name;
                break;
            case RoomStep.Look:
                room.MustLook = false;
                break;
            default:
                Put(message, WarRoomMessageState.Failed, answer);
                break;
        }
    }

    private static void Put(WarRoomMessage? message, WarRoomMessageState state, RoomAnswer answer)
    {
        if (message is null)
        {
            return;
        }

        message.State = state;
        message.ErrCode = answer.ErrCode;
        // Only what WeCom took, or may have taken, counts against its limits.
        message.SentAt = state is WarRoomMessageState.Sent or WarRoomMessageState.Uncertain ? message.SentAt : null;
    }

    private void Note(RoomCall call, RoomVerdict verdict, RoomAnswer answer)
    {
        if (verdict is RoomVerdict.Done)
        {
            StepDone(call.RoomId, call.Step.GetType().Name);
        }
        else
        {
            StepEnded(call.RoomId, call.Step.GetType().Name, verdict.GetType().Name, answer.ErrCode, answer.Error);
        }
    }

    [LoggerMessage(LogLevel.Debug, "War room {RoomId}: {Step} done")]
    private partial void StepDone(long roomId, string step);

    [LoggerMessage(LogLevel.Warning, "War room {RoomId}: {Step} ended with {Verdict} ({ErrCode} {Error})")]
    private partial void StepEnded(long roomId, string step, string verdict, int errCode, string error);
}
