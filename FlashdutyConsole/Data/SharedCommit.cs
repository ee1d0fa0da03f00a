using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Data;

/// <summary>
/// Changes that come at the same instant share a transaction, and so one fsync. Each runs after the other with a savepoint
/// of its own: one that fails is undone alone, and only its caller hears of it.
/// </summary>
internal sealed class SharedCommit(IDbContextFactory<ConsoleDb> contexts, WriteGate gate, TimeProvider time)
{
    // Few enough that the first of them does not wait long for the last.
    private const int Most = 32;
    private const string Begin = "SAVEPOINT one";
    private const string Undo = "ROLLBACK TO SAVEPOINT one";
    private const string End = "RELEASE SAVEPOINT one";

    private readonly Lock _lock = new();
    private readonly Queue<Change> _waiting = new();
    private bool _running;

    /// <inheritdoc cref="ConsoleWriter.RunAsync{T}"/>
    public async Task<T> RunAsync<T>(Func<Write, Task<T>> work, CancellationToken cancellationToken)
    {
        var change = new Change<T>(work);
        lock (_lock)
        {
            _waiting.Enqueue(change);
            if (!_running)
            {
                _running = true;
                _ = Task.Run(RunAllAsync, CancellationToken.None);
            }
        }

        using (cancellationToken.UnsafeRegister(static (state, token) => ((Change<T>)state!).GiveUp(token), change))
        {
            return await change.Outcome;
        }
    }

    private async Task RunAllAsync()
    {
        var changes = new List<Change>();
        while (true)
        {
            using (await gate.EnterAsync(WritePriority.Person, CancellationToken.None))
            {
                if (!Take(changes))
                {
                    return;
                }

                try
                {
                    await WriteAsync(changes);
                }
                catch (Exception exception)
                {
                    changes.ForEach(change => change.Fail(exception));
                }
            }

            changes.ForEach(change => change.Succeed());
        }
    }

    private bool Take(List<Change> changes)
    {
        changes.Clear();
        lock (_lock)
        {
            while (changes.Count < Most && _waiting.TryDequeue(out var change))
            {
                if (change.Begin())
                {
                    changes.Add(change);
                }
            }

            _running = changes.Count > 0;
            return _running;
        }
    }

    private async Task WriteAsync(List<Change> changes)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            foreach (var change in changes)
            {
                await OneAsync(db, change, alone: changes.Count == 1);
            }

            if (changes.Exists(change => !change.IsOver))
            {
                await transaction.CommitAsync();
            }
        }
        catch (Exception exception) when (StorageFault.IsUnavailable(exception))
        {
            StorageFault.Discard(db.Database.GetDbConnection());
            throw;
        }
    }

    private async Task OneAsync(ConsoleDb db, Change change, bool alone)
    {
        var write = new Write(db, time.GetUtcNow());
        if (!alone)
        {
            write.Execute(Begin);
        }

        try
        {
            await change.RunAsync(write);
            await db.SaveChangesAsync();
        }
        catch (Exception exception) when (!StorageFault.IsUnavailable(exception))
        {
            change.Fail(exception);
            if (!alone)
            {
                write.Execute(Undo);
            }
        }

        db.ChangeTracker.Clear();
        if (!alone)
        {
            write.Execute(End);
        }
    }

    private abstract class Change
    {
        // The work goes on as its caller: with its culture, above all.
        private readonly ExecutionContext? _caller = ExecutionContext.Capture();
        private int _begun;

        public abstract bool IsOver { get; }

        /// <summary>False when the caller has given up.</summary>
        public bool Begin() => Interlocked.Exchange(ref _begun, 1) == 0;

        public Task RunAsync(Write write)
        {
            if (_caller is null)
            {
                return StartAsync(write);
            }

            var task = Task.CompletedTask;
            ExecutionContext.Run(_caller, _ => task = StartAsync(write), null);
            return task;
        }

        public abstract void Fail(Exception exception);

        public abstract void Succeed();

        protected abstract Task StartAsync(Write write);
    }

    private sealed class Change<T>(Func<Write, Task<T>> work) : Change
    {
        private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Write? _write;
        private T? _value;

        public Task<T> Outcome => _outcome.Task;

        public override bool IsOver => _outcome.Task.IsCompleted;

        public void GiveUp(CancellationToken token)
        {
            if (Begin())
            {
                _outcome.TrySetCanceled(token);
            }
        }

        public override void Fail(Exception exception)
        {
            if (exception is OperationCanceledException canceled)
            {
                _outcome.TrySetCanceled(canceled.CancellationToken);
            }
            else
            {
                _outcome.TrySetException(exception);
            }
        }

        public override void Succeed()
        {
            if (IsOver)
            {
                return;
            }

            try
            {
                _write!.Committed();
                _outcome.TrySetResult(_value!);
            }
            catch (Exception exception)
            {
                // It is on disk; what was to follow it failed.
                _outcome.TrySetException(exception);
            }
        }

        protected override async Task StartAsync(Write write)
        {
            _write = write;
            _value = await work(write);
        }
    }
}
