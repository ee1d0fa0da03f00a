namespace FlashdutyConsole.Incidents;

/// <summary>What came of an action on an incident.</summary>
public enum IncidentOutcome
{
    /// <summary>The incident changed.</summary>
    Changed = 0,

    /// <summary>It was so already: pressed twice is not an error.</summary>
    Unchanged = 1,

    /// <summary>The incident is closed; the action is for open ones.</summary>
    Closed = 2,

    /// <summary>The incident is open; the action is for closed ones.</summary>
    NotClosed = 3,

    /// <summary>There is no such incident.</summary>
    NotFound = 4,

    /// <summary>A member or rule that the action names does not exist.</summary>
    UnknownReference = 5,
}
