namespace FlashdutyConsole.Data;

/// <summary>
/// One writer at a time within this process, the most urgent first. SQLite would make writers poll for its lock,
/// without order; here a callback waits for at most the one transaction that is under way.
/// </summary>
public sealed class WriteGate
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource>[] _waiting = [new(), new(), new()];
    private int _workersPassed;
    private bool _held;

    /// <summary>Waits for the turn. Dispose it to let the next writer in.</summary>
    public async ValueTask<Turn> EnterAsync(WritePriority priority, CancellationToken cancellationToken)
    {
        TaskCompletionSource ticket;
        lock (_lock)
        {
            if (!_held)
            {
                _held = true;
                return new Turn(this);
            }

            ticket = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting[(int)priority].Enqueue(ticket);
        }

        using (cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), ticket))
        {
            await ticket.Task;
        }

        return new Turn(this);
    }

    private void Leave()
    {
        lock (_lock)
        {
            while (Next() is { } ticket)
            {
                if (ticket.TrySetResult())
                {
                    return;
                }
            }

            _held = false;
        }
    }

    // Under a storm of alerts every third turn goes to the workers, so that what came in also goes out.
    private TaskCompletionSource? Next()
    {
        if (_waiting[(int)WritePriority.Person].TryDequeue(out var person))
        {
            return person;
        }

        if (_waiting[(int)WritePriority.Worker].Count > 0 && _workersPassed >= 2)
        {
            _workersPassed = 0;
            return _waiting[(int)WritePriority.Worker].Dequeue();
        }

        if (_waiting[(int)WritePriority.Ingest].TryDequeue(out var ingest))
        {
            _workersPassed++;
            return ingest;
        }

        _workersPassed = 0;
        return _waiting[(int)WritePriority.Worker].TryDequeue(out var worker) ? worker : null;
    }

    /// <summary>The right to write, until disposed.</summary>
    public readonly struct Turn : IDisposable, IEquatable<Turn>
    {
        private readonly WriteGate _gate;

        internal Turn(WriteGate gate) => _gate = gate;

        /// <inheritdoc/>
        public void Dispose() => _gate.Leave();

        /// <inheritdoc/>
        public bool Equals(Turn other) => ReferenceEquals(_gate, other._gate);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Turn other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => _gate.GetHashCode();

        /// <summary>Whether both are turns of one gate.</summary>
        public static bool operator ==(Turn left, Turn right) => left.Equals(right);

        /// <summary>Whether the turns are of different gates.</summary>
        public static bool operator !=(Turn left, Turn right) => !left.Equals(right);
    }
}
