namespace FlashdutyConsole.Incidents.Cards;

/// <summary>
/// A button that somebody pressed who is not linked: carried out once they link, if it still makes sense then. Bound to that
/// WeCom user; the newest press on an incident replaces earlier ones.
/// </summary>
public sealed class WaitingPress
{
    /// <summary>How long a press waits. Longer, and it would surprise whoever pressed it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>Row id.</summary>
    public long Id { get; set; }

    /// <summary>The WeCom integration.</summary>
    public long IntegrationId { get; set; }

    /// <summary>The WeCom user, in lower case.</summary>
    public string WeComUserId { get; set; } = "";

    /// <summary>The incident.</summary>
    public string IncidentId { get; set; } = "";

    /// <summary>The button's key, see <see cref="CardKey"/>.</summary>
    public string EventKey { get; set; } = "";

    /// <summary>After this instant it is not carried out any more.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
