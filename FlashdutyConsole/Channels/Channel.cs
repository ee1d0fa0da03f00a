namespace FlashdutyConsole.Channels;

/// <summary>A channel collects the incidents of one service or team and knows who is told, by its escalation rules.</summary>
public sealed class Channel
{
    /// <summary>Row id; 0 is no channel (a standalone incident).</summary>
    public long Id { get; set; }

    /// <summary>1 to 59 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>Free text, up to 500 characters.</summary>
    public string Description { get; set; } = "";

    /// <summary>A disabled channel still takes alerts in but notifies nobody.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How alerts become incidents.</summary>
    public AlertGrouping Grouping { get; set; } = new();

    /// <summary>Closes incidents after this time; zero = never. At most 30 days.</summary>
    public TimeSpan AutoResolveTimeout { get; set; }

    /// <summary><c>trigger</c>: the time runs from when the incident was made or reopened; <c>update</c>: from its last event.</summary>
    public string AutoResolveMode { get; set; } = "trigger";

    /// <summary>Keeps an incident open when all its alerts have recovered.</summary>
    public bool DisableAutoClose { get; set; }

    /// <summary>Who made it.</summary>
    public long CreatorId { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it was deleted; null = it is there. Its incidents keep their history.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary><c>enabled</c>, <c>disabled</c> or <c>deleted</c>, as in the Open API.</summary>
    public string Status => DeletedAt is not null ? "deleted" : Enabled ? "enabled" : "disabled";
}
