namespace FlashdutyConsole.Deliveries;

/// <summary>One message to one recipient: a row of the outbox, written in the transaction that made it necessary.</summary>
public sealed class Delivery
{
    /// <summary>Row id; lower is older.</summary>
    public long Id { get; set; }

    /// <summary>The incident it tells of.</summary>
    public string IncidentId { get; set; } = "";

    /// <summary>The notification (timeline entry) that it belongs to; null for card updates and digests.</summary>
    public string? NotificationId { get; set; }

    /// <summary>The step of the escalation and its recipient; unique, so that no step notifies twice. Null where a step is not meant.</summary>
    public string? StepKey { get; set; }

    /// <summary>The WeCom integration.</summary>
    public long IntegrationId { get; set; }

    /// <summary>The member who is told.</summary>
    public long MemberId { get; set; }

    /// <summary>The member's userid in WeCom; empty when not linked.</summary>
    public string WeComUserId { get; set; } = "";

    /// <summary>Card, update or text.</summary>
    public DeliveryKind Kind { get; set; }

    /// <summary>Where it stands.</summary>
    public DeliveryState State { get; set; }

    /// <summary>Why it stands there, one of <see cref="DeliveryReason"/>; empty = nothing to explain.</summary>
    public string Reason { get; set; } = "";

    /// <summary>0 Critical, 1 Warning, 2 Info: lower goes first when quota is short.</summary>
    public int Urgency { get; set; }

    /// <summary>Not before this instant.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>While sending: after this instant the sweep takes it back.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Attempts made or under way.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether an attempt may have arrived although no answer came. Then it is repeated with the same bytes only.</summary>
    public bool Uncertain { get; set; }

    /// <summary>The rendered content: a template_card object or a text, UTF-8. Null until an update is rendered.</summary>
    public byte[]? Content { get; set; }

    /// <summary>The card that this sends or updates.</summary>
    public long? CardId { get; set; }

    /// <summary>The card, when it was read along or is new.</summary>
    public Card? Card { get; set; }

    /// <summary>The version of the incident that <see cref="Content"/> shows.</summary>
    public int ContentVersion { get; set; }

    /// <summary>The response code that an update spends.</summary>
    public string? ResponseCode { get; set; }

    /// <summary>Whether that code is surely unspent, see <see cref="Deliveries.ResponseCode.Certain"/>.</summary>
    public bool CodeCertain { get; set; }

    /// <summary>The text that told it instead: a digest, or the plain text in place of a card that WeCom refused.</summary>
    public long? MergedIntoId { get; set; }

    /// <summary>WeCom's last errcode; 0 = none.</summary>
    public int ErrCode { get; set; }

    /// <summary>The last failure in a few words, without secrets.</summary>
    public string Error { get; set; } = "";

    /// <summary>Why its template could not be used, as <c>2:14: …</c>: it went out with the preset. Empty = it could.</summary>
    public string TemplateFault { get; set; } = "";

    /// <summary>Whether it only shows what a card will look like: told apart in lists, never merged or called off.</summary>
    public bool IsTest { get; set; }

    /// <summary>WeCom's msgid of the message.</summary>
    public string? MsgId { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the first attempt began.</summary>
    public DateTimeOffset? FirstAttemptAt { get; set; }

    /// <summary>When WeCom took it.</summary>
    public DateTimeOffset? SentAt { get; set; }
}
