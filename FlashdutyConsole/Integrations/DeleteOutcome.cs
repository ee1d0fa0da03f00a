namespace FlashdutyConsole.Integrations;

/// <summary>What came of deleting an integration.</summary>
public enum DeleteOutcome
{
    /// <summary>Deleted.</summary>
    Deleted = 0,

    /// <summary>There is no such integration.</summary>
    NotFound = 1,

    /// <summary>Escalation rules still notify by it.</summary>
    InUse = 2,
}
