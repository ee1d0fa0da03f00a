using FlashdutyConsole.Members;

namespace FlashdutyConsole.Incidents;

/// <summary>
/// Something is wrong: its alerts, how far it has come, who has it, and what the escalation engine does next.
/// The methods are the rules that need only the incident itself; use cases record timeline and outbox around them.
/// </summary>
public sealed class Incident
{
    /// <summary>Longest title, in characters.</summary>
    public const int MaximumTitle = 512;

    /// <summary>24 hexadecimal digits.</summary>
    public string Id { get; set; } = "";

    /// <summary>Short number for people: the last six digits of the id in upper case. Not guaranteed unique.</summary>
    public string Num => Id.Length >= 6 ? Id[^6..].ToUpperInvariant() : Id;

    /// <summary>The channel; 0 = none.</summary>
    public long ChannelId { get; set; }

    /// <summary>The integration of its first alert; 0 = made by hand.</summary>
    public long IntegrationId { get; set; }

    /// <summary>What is wrong, in one line.</summary>
    public string Title { get; set; } = "";

    /// <summary>What is wrong, at length.</summary>
    public string Description { get; set; } = "";

    /// <summary>How bad it is.</summary>
    public IncidentSeverity Severity { get; set; }

    /// <summary>How far it has come.</summary>
    public IncidentProgress Progress { get; set; }

    /// <summary>Labels of its first alert.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; set; } = new Dictionary<string, string>();

    /// <summary>What groups alerts into this incident; empty = made by hand.</summary>
    public string DedupKey { get; set; } = "";

    /// <summary>How alerts were grouped: <c>n</c> or <c>p</c>.</summary>
    public string GroupMethod { get; set; } = "n";

    /// <summary>When it began.</summary>
    public DateTimeOffset StartTime { get; set; }

    /// <summary>When its newest event came.</summary>
    public DateTimeOffset LastTime { get; set; }

    /// <summary>When it was first acknowledged; null = not.</summary>
    public DateTimeOffset? AckTime { get; set; }

    /// <summary>When it was closed; null = open.</summary>
    public DateTimeOffset? CloseTime { get; set; }

    /// <summary>Until when notifications rest; null = they do not.</summary>
    public DateTimeOffset? SnoozedUntil { get; set; }

    /// <summary>The member who made it; 0 = an alert.</summary>
    public long CreatorId { get; set; }

    /// <summary>The member who closed it; 0 = the system.</summary>
    public long CloserId { get; set; }

    /// <summary>The member who owns it; 0 = none.</summary>
    public long OwnerId { get; set; }

    /// <summary>Impact, as written by people.</summary>
    public string Impact { get; set; } = "";

    /// <summary>Root cause, as written by people.</summary>
    public string RootCause { get; set; } = "";

    /// <summary>Resolution, as written by people.</summary>
    public string Resolution { get; set; } = "";

    /// <summary>Fields that a person has set; alerts do not change them any more.</summary>
    public IReadOnlyList<string> ManualOverrides { get; set; } = [];

    /// <summary>How many alerts it has.</summary>
    public int AlertCount { get; set; }

    /// <summary>How many of them are active.</summary>
    public int ActiveAlertCount { get; set; }

    /// <summary>How many events its alerts have had.</summary>
    public int EventCount { get; set; }

    /// <summary>Counts every change that a card shows.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Whom it is assigned to.</summary>
    public Assignment Assignment { get; set; } = new();

    /// <summary>When the escalation engine looks again; null = never, see <see cref="Quiet"/>.</summary>
    public DateTimeOffset? NextStepAt { get; set; }

    /// <summary>Why there is no next step.</summary>
    public QuietReason Quiet { get; set; }

    /// <summary>Counts the runs of the escalation: reopened, reassigned and woken incidents start anew.</summary>
    public int EscalationRound { get; set; }

    /// <summary>The layer that is being told, from 0.</summary>
    public int LayerIndex { get; set; }

    /// <summary>How often that layer has been told in this round.</summary>
    public int LayerTold { get; set; }

    /// <summary>When that layer was told first in this round.</summary>
    public DateTimeOffset? LayerStartedAt { get; set; }

    /// <summary>Whether nobody of that layer could be reached: the next layer is told at once.</summary>
    public bool LayerUnreachable { get; set; }

    /// <summary>The run of the escalation in which the owners were told because nobody else could be; -1 = none.</summary>
    public int OwnersToldRound { get; set; } = -1;

    /// <summary>Members who joined and whom the engine has yet to tell, whatever the layers do.</summary>
    public IReadOnlyList<PersonToTell> ToTell { get; set; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was made or last reopened.</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it was removed by a merge; null = it is there.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Who has it.</summary>
    public List<Responder> Responders { get; set; } = [];

    /// <summary>A copy to be shown in another state; what happens to it changes nothing.</summary>
    internal Incident Copy()
    {
        var copy = (Incident)MemberwiseClone();
        copy.Responders = [.. Responders.Select(one => new Responder
        {
            IncidentId = one.IncidentId, MemberId = one.MemberId, AssignedAt = one.AssignedAt, AcknowledgedAt = one.AcknowledgedAt,
        })];
        return copy;
    }

    /// <summary>Whether notifications rest at this instant.</summary>
    public bool IsSnoozed(DateTimeOffset now) => SnoozedUntil > now;

    /// <summary>Someone starts on it.</summary>
    public IncidentOutcome Acknowledge(Actor actor, DateTimeOffset now)
    {
        if (Progress == IncidentProgress.Closed)
        {
            return IncidentOutcome.Closed;
        }

        if (Progress == IncidentProgress.Processing)
        {
            return IncidentOutcome.Unchanged;
        }

        Progress = IncidentProgress.Processing;
        AckTime ??= now;
        SnoozedUntil = null;
        if (actor.MemberId != 0)
        {
            Join(actor.MemberId, now).AcknowledgedAt ??= now;
        }

        return Changed(now, lookAgain: true);
    }

    /// <summary>Nobody is at it any more: it is told again.</summary>
    public IncidentOutcome Unacknowledge(DateTimeOffset now)
    {
        if (Progress == IncidentProgress.Closed)
        {
            return IncidentOutcome.Closed;
        }

        if (Progress == IncidentProgress.Triggered)
        {
            return IncidentOutcome.Unchanged;
        }

        Progress = IncidentProgress.Triggered;
        AckTime = null;
        Responders.ForEach(responder => responder.AcknowledgedAt = null);
        return StartAnew(now);
    }

    /// <summary>It is over.</summary>
    public IncidentOutcome Close(Actor actor, DateTimeOffset now)
    {
        if (Progress == IncidentProgress.Closed)
        {
            return IncidentOutcome.Unchanged;
        }

        Progress = IncidentProgress.Closed;
        CloseTime = now;
        CloserId = actor.MemberId;
        SnoozedUntil = null;
        ActiveAlertCount = 0;
        NextStepAt = null;
        Quiet = QuietReason.Closed;
        return Changed(now, lookAgain: false);
    }

    /// <summary>It was not over.</summary>
    public IncidentOutcome Reopen(DateTimeOffset now)
    {
        if (Progress != IncidentProgress.Closed)
        {
            return IncidentOutcome.NotClosed;
        }

        Progress = IncidentProgress.Triggered;
        OpenedAt = now;
        CloseTime = null;
        CloserId = 0;
        AckTime = null;
        Responders.ForEach(responder => responder.AcknowledgedAt = null);
        Assignment = Assignment with { Type = "reopen" };
        return StartAnew(now);
    }

    /// <summary>Notifications rest; afterwards it is Triggered and told again.</summary>
    public IncidentOutcome Snooze(TimeSpan duration, DateTimeOffset now)
    {
        if (Progress == IncidentProgress.Closed)
        {
            return IncidentOutcome.Closed;
        }

        SnoozedUntil = now + duration;
        NextStepAt = SnoozedUntil;
        Quiet = QuietReason.None;
        return Changed(now, lookAgain: false);
    }

    /// <summary>Ends the rest before its time, or because its time has come: Triggered, and told again.</summary>
    public IncidentOutcome Wake(DateTimeOffset now)
    {
        if (Progress == IncidentProgress.Closed)
        {
            return IncidentOutcome.Closed;
        }

        if (SnoozedUntil is null)
        {
            return IncidentOutcome.Unchanged;
        }

        SnoozedUntil = null;
        Progress = IncidentProgress.Triggered;
        AckTime = null;
        Responders.ForEach(responder => responder.AcknowledgedAt = null);
        return StartAnew(now);
    }

    /// <summary>Gives it to members or to a rule, from its first layer or the one named.</summary>
    public IncidentOutcome Assign(Assignment assignment, DateTimeOffset now)
    {
        if (Progress == IncidentProgress.Closed)
        {
            return IncidentOutcome.Closed;
        }

        Assignment = assignment;
        Responders.RemoveAll(responder => responder.AcknowledgedAt is null && !assignment.PersonIds.Contains(responder.MemberId));
        foreach (var person in assignment.PersonIds)
        {
            Join(person, now);
        }

        StartAnew(now, shown: false);
        LayerIndex = assignment.LayerIdx;
        return IncidentOutcome.Changed;
    }

    /// <summary>The responder of this member, added when not there.</summary>
    public Responder Join(long memberId, DateTimeOffset now)
    {
        var responder = Responders.Find(known => known.MemberId == memberId);
        if (responder is null)
        {
            responder = new Responder { IncidentId = Id, MemberId = memberId, AssignedAt = now };
            Responders.Add(responder);
        }

        return responder;
    }

    /// <summary>Records a change.</summary>
    /// <param name="now">The instant of the change.</param>
    /// <param name="lookAgain">Whether the engine must decide anew.</param>
    /// <param name="shown">Whether cards show it. Each update of a card spends a response code, of which there may be one.</param>
    public IncidentOutcome Changed(DateTimeOffset now, bool lookAgain, bool shown = true)
    {
        Version += shown ? 1 : 0;
        UpdatedAt = now;
        if (lookAgain && SnoozedUntil is null && Progress != IncidentProgress.Closed)
        {
            NextStepAt = now;
            Quiet = QuietReason.None;
        }

        return IncidentOutcome.Changed;
    }

    private IncidentOutcome StartAnew(DateTimeOffset now, bool shown = true)
    {
        EscalationRound++;
        LayerIndex = 0;
        LayerTold = 0;
        LayerStartedAt = null;
        LayerUnreachable = false;
        return Changed(now, lookAgain: true, shown);
    }
}
