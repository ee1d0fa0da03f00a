namespace FlashdutyConsole.Data;

/// <summary>One open transaction: the database to change, and what to do once it is on disk.</summary>
public sealed class Write(ConsoleDb db, DateTimeOffset now)
{
    private readonly List<Action> _afterCommit = [];

    /// <summary>The context of this transaction; saved and committed when the work returns.</summary>
    public ConsoleDb Db { get; } = db;

    /// <summary>The instant of everything in this transaction.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Runs the action after the commit: waking workers, telling open pages. Not run when the transaction fails.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    internal void Committed() => _afterCommit.ForEach(action => action());
}
