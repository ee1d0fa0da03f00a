namespace FlashdutyConsole.Incidents.Timeline;

/// <summary>The types of timeline entries, as in the Open API's feed.</summary>
public static class TimelineType
{
    /// <summary>Made, by an alert or by hand.</summary>
    public const string New = "i_new";

    /// <summary>Assigned.</summary>
    public const string Assign = "i_assign";

    /// <summary>Responders added.</summary>
    public const string AddResponder = "i_a_rspd";

    /// <summary>Members were notified.</summary>
    public const string Notify = "i_notify";

    /// <summary>Snoozed.</summary>
    public const string Snooze = "i_snooze";

    /// <summary>Woken.</summary>
    public const string Wake = "i_wake";

    /// <summary>Acknowledged.</summary>
    public const string Acknowledge = "i_ack";

    /// <summary>Acknowledgement removed.</summary>
    public const string Unacknowledge = "i_unack";

    /// <summary>Comment.</summary>
    public const string Comment = "i_comm";

    /// <summary>Closed.</summary>
    public const string Resolve = "i_rslv";

    /// <summary>Reopened.</summary>
    public const string Reopen = "i_reopen";

    /// <summary>Merged.</summary>
    public const string Merge = "i_merge";

    /// <summary>Title changed.</summary>
    public const string ResetTitle = "i_r_title";

    /// <summary>Description changed.</summary>
    public const string ResetDescription = "i_r_desc";

    /// <summary>Impact changed.</summary>
    public const string ResetImpact = "i_r_impact";

    /// <summary>Root cause changed.</summary>
    public const string ResetRootCause = "i_r_rc";

    /// <summary>Resolution changed.</summary>
    public const string ResetResolution = "i_r_rsltn";

    /// <summary>Severity changed.</summary>
    public const string ResetSeverity = "i_r_severity";

    /// <summary>An alert joined an incident that was there.</summary>
    public const string AlertMerged = "a_merge";

    /// <summary>A card was refreshed by its button.</summary>
    public const string CardRefreshed = "i_auto_refresh";

    /// <summary>A group chat was made for it.</summary>
    public const string WarRoomCreated = "i_wr_create";

    /// <summary>Its group chat was closed by a person.</summary>
    public const string WarRoomDeleted = "i_wr_delete";
}
