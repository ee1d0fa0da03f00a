namespace FlashdutyConsole.Incidents;

/// <summary>Tells open pages that incidents changed. Holds nothing; a page that was away reads the database.</summary>
public sealed class IncidentChanges
{
    /// <summary>Raised after the commit with the incident's id, on the committing thread: subscribers only take note.</summary>
    public event Action<string>? Changed;

    /// <summary>The incident was made or changed.</summary>
    public void Publish(string incidentId) => Changed?.Invoke(incidentId);
}
