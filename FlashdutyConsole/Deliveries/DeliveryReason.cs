namespace FlashdutyConsole.Deliveries;

/// <summary>Names of the reasons why a delivery waits, was skipped or given up. Each has a text on the deliveries page.</summary>
public static class DeliveryReason
{
    /// <summary>The member is not linked to a WeCom user.</summary>
    public const string NotLinked = "not_linked";

    /// <summary>The member was deleted.</summary>
    public const string MemberDeleted = "member_deleted";

    /// <summary>The integration of the channel does not exist any more.</summary>
    public const string NoIntegration = "no_integration";

    /// <summary>The member wants quiet at this hour, and the incident is of severity Info.</summary>
    public const string QuietHours = "quiet_hours";

    /// <summary>Held back below 30 a minute and 1,000 an hour (WeCom doc 90312).</summary>
    public const string MemberQuota = "member_quota";

    /// <summary>Told in a digest.</summary>
    public const string Merged = "merged";

    /// <summary>The incident was closed before the first attempt.</summary>
    public const string IncidentClosed = "incident_closed";

    /// <summary>Someone acknowledged the incident before the first attempt.</summary>
    public const string IncidentAcknowledged = "incident_acknowledged";

    /// <summary>The incident was snoozed before the first attempt.</summary>
    public const string IncidentSnoozed = "incident_snoozed";

    /// <summary>The card shows the present state already.</summary>
    public const string AlreadyShown = "already_shown";

    /// <summary>No response code is left: the card is stale until Refresh is pressed (WeCom doc 94888).</summary>
    public const string NoResponseCode = "no_response_code";

    /// <summary>Waits until an admin has repaired the integration.</summary>
    public const string NeedsAdmin = "needs_admin";

    /// <summary>WeCom asked to wait.</summary>
    public const string WeComAskedToWait = "wecom_asked_to_wait";

    /// <summary>Another attempt follows.</summary>
    public const string Retrying = "retrying";

    /// <summary>WeCom's answer never came; the message may have arrived.</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>WeCom refused this recipient.</summary>
    public const string Recipient = "recipient";

    /// <summary>The recipient has no licence for the app.</summary>
    public const string Unlicensed = "unlicensed";

    /// <summary>WeCom refused the content; a plain text took its place.</summary>
    public const string CardRefused = "card_refused";

    /// <summary>Tried until its time ran out.</summary>
    public const string TimeRanOut = "time_ran_out";

    /// <summary>WeCom refused for good.</summary>
    public const string Refused = "refused";

    /// <summary>WeCom had it already when it was sent again: the first attempt had arrived.</summary>
    public const string HadArrived = "had_arrived";
}
