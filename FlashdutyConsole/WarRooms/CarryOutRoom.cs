using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>
/// Brings a room's group to what is wanted: claims the next call, makes it, records what came of it, until nothing is due. A
/// claim that was never recorded, as after a crash, runs out, at the next start at once, and is taken again.
/// </summary>
public sealed partial class CarryOutRoom(
    ConsoleWriter writer, WeComConnections connections, RoomCaller caller, RecordRoomStep record, FindWarRooms find, IHostApplicationLifetime lifetime,
    TimeProvider time, ILogger<CarryOutRoom> logger)
{
    /// <summary>How long a claim holds: longer than any call takes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    private const int MostSteps = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Begins at once and waits for a moment: WeCom usually answers in it. What is not done by then goes on.</summary>
    /// <returns>The room as it is then.</returns>
    public async Task<WarRoom?> AtOnceAsync(long roomId, CancellationToken cancellationToken)
    {
        var work = Task.Run(() => RunAsync(roomId, lifetime.ApplicationStopping), CancellationToken.None);
        try
        {
            await work.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The worker's next look finds it in any case.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            StepFailed(exception, roomId);
        }

        return await find.OneAsync(roomId, cancellationToken);
    }

    /// <summary>Makes every call that is due for the room.</summary>
    public async Task RunAsync(long roomId, CancellationToken cancellationToken)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var call = await writer.RunAsync(WritePriority.Worker, write => ClaimAsync(write, roomId, cancellationToken), cancellationToken);
            if (call is null)
            {
                return;
            }

            var answer = await caller.RunAsync(call, cancellationToken);
            await writer.RunAsync(WritePriority.Worker, write => record.RunAsync(write, call, answer, CancellationToken.None), CancellationToken.None);
        }
    }

    private async Task<RoomCall?> ClaimAsync(Write write, long roomId, CancellationToken cancellationToken)
    {
        var room = await write.Db.WarRooms.AsSplitQuery().Include(one => one.Members)
            .Include(one => one.Messages.Where(message => message.State == WarRoomMessageState.Pending || message.State == WarRoomMessageState.Sending))
            .SingleOrDefaultAsync(one => one.Id == roomId && one.DueAt <= write.Now && (one.LeaseUntil == null || one.LeaseUntil <= write.Now), cancellationToken);
        if (room is null)
        {
            return null;
        }

        if (room.LeaseUntil is not null)
        {
            TakeOver(room);
        }

        room.LeaseUntil = null;
        var connection = await connections.FindAsync(room.IntegrationId, cancellationToken);
        var incident = await write.Db.Incidents.AsNoTracking().SingleOrDefaultAsync(one => one.Id == room.IncidentId, cancellationToken);
        if (connection is null || incident is null)
        {
            room.Fail(WarRoomReason.IntegrationGone);
            return null;
        }

        if (connection.App is not { } app)
        {
            room.Reason = WarRoomReason.NeedsAdmin;
            room.DueAt = write.Now + RoomJudge.AdminLook;
            return null;
        }

        var step = RoomSteps.Next(room, WarRoomName.Of(incident, room.Title, room.Locale));
        if (step is RoomStep.Create && incident.Progress == IncidentProgress.Closed)
        {
            room.Fail(WarRoomReason.IncidentClosed);
            return null;
        }

        if (step is RoomStep.TooFew)
        {
            room.Fail(WarRoomReason.TooFew);
            return null;
        }

        if (step is RoomStep.Rest)
        {
            room.DueAt = null;
            return null;
        }

        if (step is RoomStep.Send && await RoomQuotas.WaitAsync(write, room, cancellationToken) is { } wait)
        {
            room.DueAt = write.Now + wait;
            return null;
        }

        Claim(room, step, write.Now);
        return new RoomCall(room.Id, room.ChatId, room.Fence, step, app);
    }

    private static void Claim(WarRoom room, RoomStep step, DateTimeOffset now)
    {
        room.LeaseUntil = now + Lease;
        room.Fence++;
        room.Attempts++;
        room.TryingSince ??= now;
        if (step is RoomStep.Send send)
        {
            send.Message.State = WarRoomMessageState.Sending;
            send.Message.Attempts++;
            send.Message.SentAt = now;
            send.Message.People = room.UserIds.Count;
        }
    }

    // What a crash left: the group can be asked for again, a message only if the group would stay invisible without it.
    private static void TakeOver(WarRoom room)
    {
        foreach (var message in room.Messages.Where(message => message.State == WarRoomMessageState.Sending))
        {
            message.State = message.Kind == WarRoomMessageKind.Opening ? WarRoomMessageState.Pending : WarRoomMessageState.Uncertain;
        }
    }

    [LoggerMessage(LogLevel.Error, "War room {RoomId}: a step failed; the worker tries again")]
    private partial void StepFailed(Exception exception, long roomId);
}
