using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Data;

/// <summary>
/// Runs every change of the console: one turn at the gate, one transaction, on disk when it returns.
/// State, timeline and outbox of one action are written together or not at all.
/// </summary>
public sealed class ConsoleWriter(IDbContextFactory<ConsoleDb> contexts, WriteGate gate, TimeProvider time)
{
    private readonly SharedCommit _people = new(contexts, gate, time);

    /// <summary>Runs the work in one transaction and commits it. An exception rolls everything of it back.</summary>
    /// <param name="priority">Who waits for this. What people do at the same instant shares a transaction, each with a savepoint of its own.</param>
    /// <param name="work">The change; reads and writes through the context it is given.</param>
    /// <param name="cancellationToken">Ends the wait for the turn; a commit under way is finished.</param>
    public Task<T> RunAsync<T>(WritePriority priority, Func<Write, Task<T>> work, CancellationToken cancellationToken) =>
        priority == WritePriority.Person ? _people.RunAsync(work, cancellationToken) : AloneAsync(priority, work, cancellationToken);

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(WritePriority priority, Func<Write, Task> work, CancellationToken cancellationToken) =>
        RunAsync(priority, async write =>
        {
            await work(write);
            return true;
        }, cancellationToken);

    private async Task<T> AloneAsync<T>(WritePriority priority, Func<Write, Task<T>> work, CancellationToken cancellationToken)
    {
        Write write;
        T result;
        using (await gate.EnterAsync(priority, cancellationToken))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            write = new Write(db, time.GetUtcNow());
            try
            {
                result = await work(write);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(CancellationToken.None);
            }
            catch (Exception exception) when (StorageFault.IsUnavailable(exception))
            {
                StorageFault.Discard(db.Database.GetDbConnection());
                throw;
            }
        }

        write.Committed();
        return result;
    }
}
