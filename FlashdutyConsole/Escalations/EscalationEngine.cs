using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Escalations;

/// <summary>
/// Finds incidents whose next step is due, decides, and records state, history and outbox in one transaction. What was
/// recorded is done, what was not is found again: a crash in between repeats nothing and loses nothing.
/// </summary>
public sealed partial class EscalationEngine(
    IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, TellMembers tell, IncidentDesk desk, WorkBell bell, TimeProvider time,
    ILogger<EscalationEngine> logger) : IWorker
{
    private const int Batch = 100;

    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(1);

    // More steps than this for one incident in one pass would be a rule that never waits.
    private const int StepsPerPass = 12;

    private static readonly TimeZoneInfo AccountZone =
        TimeZoneInfo.TryFindSystemTimeZoneById(Account.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public string Name => "escalation";

    /// <inheritdoc/>
    public WorkTopic Topic => WorkTopic.Incidents;

    /// <inheritdoc/>
    // A step is late by half of it on average, and by all of it and a pass at most: less than a second.
    public TimeSpan Interval => TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        var due = await FindAsync(cancellationToken);
        if (due.Count > 0)
        {
            try
            {
                await writer.RunAsync(WritePriority.Worker, write => RunAsync(write, due, cancellationToken), cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !StorageFault.IsUnavailable(exception))
            {
                await OneByOneAsync(due, exception, cancellationToken);
            }

            bell.Ring(WorkTopic.Deliveries);
        }

        return due.Count == Batch;
    }

    // One incident whose step cannot be recorded must not silence all the others.
    private async Task OneByOneAsync(List<string> due, Exception cause, CancellationToken cancellationToken)
    {
        BatchFailed(cause, due.Count);
        foreach (var id in due)
        {
            try
            {
                await writer.RunAsync(WritePriority.Worker, write => RunAsync(write, [id], cancellationToken), cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                StepFailed(exception, id);
                await writer.RunAsync(WritePriority.Worker, write => write.Db.Incidents.Where(incident => incident.Id == id)
                    .ExecuteUpdateAsync(row => row.SetProperty(one => one.NextStepAt, write.Now + TryAgain), cancellationToken), cancellationToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The steps of {Count} incidents could not be recorded together; each is tried alone")]
    private partial void BatchFailed(Exception exception, int count);

    [LoggerMessage(LogLevel.Error, "Incident {IncidentId}: its next step could not be recorded; it is tried again in a minute")]
    private partial void StepFailed(Exception exception, string incidentId);

    private async Task<List<string>> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await db.Incidents.Where(incident => incident.NextStepAt != null && incident.NextStepAt <= now)
            .OrderBy(incident => incident.NextStepAt).Select(incident => incident.Id).Take(Batch).ToListAsync(cancellationToken);
    }

    private async Task RunAsync(Write write, List<string> due, CancellationToken cancellationToken)
    {
        var incidents = (await IncidentDesk.LoadAsync(write, due, cancellationToken))
            .Where(incident => incident.NextStepAt <= write.Now).ToList();
        var channelIds = incidents.Select(incident => incident.ChannelId).Distinct().ToList();
        var given = incidents.Select(incident => incident.Assignment.EscalateRuleId).OfType<string>().Distinct().ToList();
        var rules = await write.Db.EscalationRules.AsNoTracking()
            .Where(rule => rule.DeletedAt == null && (channelIds.Contains(rule.ChannelId) || given.Contains(rule.Id))).ToListAsync(cancellationToken);
        var enabled = await write.Db.Channels.AsNoTracking()
            .Where(channel => channelIds.Contains(channel.Id) && channel.Enabled && channel.DeletedAt == null).Select(channel => channel.Id).ToListAsync(cancellationToken);
        var directory = await tell.DirectoryAsync(write, incidents, rules, cancellationToken);
        foreach (var incident in incidents)
        {
            var candidates = rules.Where(rule => rule.Id == incident.Assignment.EscalateRuleId
                || (rule.ChannelId == incident.ChannelId && enabled.Contains(incident.ChannelId))).ToList();
            Step(new IncidentWrite(write, incident, Actor.Engine), candidates, enabled.Contains(incident.ChannelId), directory);
        }

        await directory.Areas.RecordAsync(write, cancellationToken);
    }

    private void Step(IncidentWrite target, IReadOnlyList<EscalationRule> rules, bool channelEnabled, TellDirectory directory)
    {
        var incident = target.Incident;
        var before = incident.Version;
        var localTime = TimeZoneInfo.ConvertTime(target.Now, AccountZone);
        for (var steps = 0; steps < StepsPerPass; steps++)
        {
            var rule = EscalationRules.RuleFor(incident, rules, localTime);
            switch (EscalationRules.Decide(incident, rule, channelEnabled, target.Now))
            {
                case NextStep.Wait wait:
                    incident.NextStepAt = wait.Until;
                    incident.Quiet = QuietReason.None;
                    Announce(target, before);
                    return;
                case NextStep.Rest rest:
                    incident.NextStepAt = null;
                    incident.Quiet = rest.Reason;
                    Announce(target, before);
                    return;
                case NextStep.Wake:
                    target.Record(TimelineType.Wake, new WakeDetail(incident.SnoozedUntil!.Value.ToUnixTimeSeconds()));
                    incident.Wake(target.Now);
                    break;
                case NextStep.TellJoined:
                    tell.Joined(target, rule, directory);
                    break;
                case NextStep.TellOwners owners:
                    tell.Owners(target, owners, directory);
                    break;
                case NextStep.TellAssignees:
                    tell.Assignees(target, directory);
                    break;
                case NextStep.TellLayer layer:
                    tell.Layer(target, layer, directory);
                    break;
            }
        }

        incident.NextStepAt = target.Now;
        Announce(target, before);
    }

    private void Announce(IncidentWrite target, int before)
    {
        if (target.Incident.Version != before)
        {
            desk.Announce(target.Write, target.Incident);
        }
    }
}
