namespace FlashdutyConsole.Workers;

/// <summary>A worker is a name and one pass; the loop around it is the same for all.</summary>
public interface IWorker
{
    /// <summary>The name in logs, health and metrics.</summary>
    string Name { get; }

    /// <summary>The bell that wakes it.</summary>
    WorkTopic Topic { get; }

    /// <summary>How long it rests when no bell rings.</summary>
    TimeSpan Interval { get; }

    /// <summary>Finds a bounded batch, decides, records.</summary>
    /// <returns>Whether more work is waiting right now.</returns>
    Task<bool> PassAsync(CancellationToken cancellationToken);
}
