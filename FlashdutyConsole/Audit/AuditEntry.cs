namespace FlashdutyConsole.Audit;

/// <summary>Who did what, when and from where. Written in the transaction of what it tells of; never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>Row id.</summary>
    public long Id { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The member; 0 = the system or nobody known.</summary>
    public long MemberId { get; set; }

    /// <summary>The way by which it was done: the number of an <c>ActorSource</c>.</summary>
    public int Source { get; set; }

    /// <summary>Stable name such as <c>incident:card:ack</c>.</summary>
    public string Operation { get; set; } = "";

    /// <summary>What it was done to: an id.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Details as JSON, secrets masked, at most 10 KB.</summary>
    public string Body { get; set; } = "{}";

    /// <summary>The caller's address; empty = inside the console.</summary>
    public string Ip { get; set; } = "";

    /// <summary>The id of the request, as its answer had it; empty = no request.</summary>
    public string RequestId { get; set; } = "";
}
