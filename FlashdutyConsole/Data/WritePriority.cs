namespace FlashdutyConsole.Data;

/// <summary>Who goes first when several want to write. SQLite takes one writer at a time.</summary>
public enum WritePriority
{
    /// <summary>A member waits for the answer: WeCom cuts a callback after 5 s (doc 90238), a page must feel quick.</summary>
    Person = 0,

    /// <summary>An alert source waits for its 200.</summary>
    Ingest = 1,

    /// <summary>Nobody waits: engine, sender, sweeps.</summary>
    Worker = 2,
}
