namespace FlashdutyConsole.Deliveries;

/// <summary>A card in a member's WeCom, what it shows, and the response codes left to change it.</summary>
public sealed class Card
{
    /// <summary>Most codes kept; older ones would expire first.</summary>
    public const int MaximumCodes = 8;

    /// <summary>Row id.</summary>
    public long Id { get; set; }

    /// <summary>The incident on the card.</summary>
    public string IncidentId { get; set; } = "";

    /// <summary>The WeCom integration that sends it.</summary>
    public long IntegrationId { get; set; }

    /// <summary>The member in whose WeCom it is.</summary>
    public long MemberId { get; set; }

    /// <summary>The member's userid.</summary>
    public string WeComUserId { get; set; } = "";

    /// <summary>WeCom's task_id, unique within the app for ever (WeCom doc 90236).</summary>
    public string TaskId { get; set; } = "";

    /// <summary>The template that its custom area is rendered with.</summary>
    public string TemplateId { get; set; } = "";

    /// <summary>The version of the incident that it shows.</summary>
    public int ShownVersion { get; set; }

    /// <summary>The version of the incident that it should show.</summary>
    public int WantedVersion { get; set; }

    /// <summary>Whether an update is in the outbox: further changes are merged into it.</summary>
    public bool UpdatePending { get; set; }

    /// <summary>The codes left, oldest first.</summary>
    public IReadOnlyList<ResponseCode> Codes { get; set; } = [];

    /// <summary>Since when the card shows an old state and no code is left to change it; null = it does not.</summary>
    public DateTimeOffset? StaleSince { get; set; }

    /// <summary>Whether a new message has taken the place of this card after WeCom refused its code.</summary>
    public bool Replaced { get; set; }

    /// <summary>When WeCom took the card; null = not yet.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Adds a code; the oldest gives way when there are too many.</summary>
    public void Earn(ResponseCode code) =>
        Codes = Codes.Where(known => known.Code != code.Code).Append(code).TakeLast(MaximumCodes).ToList();

    /// <summary>Takes the best code: certain before uncertain, then the one that expires first. Null when none is left.</summary>
    public ResponseCode? Spend(DateTimeOffset now)
    {
        var best = Codes.Where(code => code.ExpiresAt > now)
            .OrderByDescending(code => code.Certain).ThenBy(code => code.ExpiresAt)
            .FirstOrDefault();
        Codes = Codes.Where(code => code.ExpiresAt > now && code != best).ToList();
        return best;
    }

    /// <summary>Records that the card shows this version of the incident.</summary>
    public void Shows(int version)
    {
        ShownVersion = Math.Max(ShownVersion, version);
        if (ShownVersion >= WantedVersion)
        {
            StaleSince = null;
        }
    }
}
