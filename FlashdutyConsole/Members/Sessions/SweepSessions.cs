using FlashdutyConsole.Data;
using FlashdutyConsole.Members.SignIn;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Sessions;

/// <summary>Writes down when sessions and app keys were last used and what was refused, and removes what is over.</summary>
public sealed class SweepSessions(ConsoleWriter writer, SessionBook sessions, AppKeyActors keys, SignInThrottle throttle, Refusals refusals, TimeProvider time) : IWorker
{
    /// <inheritdoc/>
    public string Name => "sessions";

    /// <inheritdoc/>
    public WorkTopic Topic => WorkTopic.Housekeeping;

    // Readiness wants every worker to finish a pass within half a minute.
    /// <inheritdoc/>
    public TimeSpan Interval => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        var used = sessions.Used();
        var called = keys.Used();
        var now = time.GetUtcNow();
        var begun = now - SessionRules.Absolute;
        var seen = now - SessionRules.Idle;
        await writer.RunAsync(WritePriority.Worker, async write =>
        {
            foreach (var (id, at, ip) in used)
            {
                await write.Db.Sessions.Where(session => session.Id == id)
                    .ExecuteUpdateAsync(row => row.SetProperty(session => session.LastSeenAt, at).SetProperty(session => session.Ip, ip), cancellationToken);
            }

            foreach (var (hash, at) in called)
            {
                await write.Db.AppKeys.Where(key => key.Hash == hash)
                    .ExecuteUpdateAsync(row => row.SetProperty(key => key.LastUsedAt, at), cancellationToken);
            }

            await write.Db.Sessions.Where(session => session.CreatedAt <= begun || session.LastSeenAt <= seen).ExecuteDeleteAsync(cancellationToken);
            await throttle.SweepAsync(write, cancellationToken);
            refusals.Sum(write);
        }, cancellationToken);
        return false;
    }
}
