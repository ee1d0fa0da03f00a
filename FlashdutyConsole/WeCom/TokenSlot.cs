namespace FlashdutyConsole.WeCom;

/// <summary>The token of one app and everything that is known about it.</summary>
internal sealed class TokenSlot(TimeProvider time, Func<Task<WeComAnswer<JsonReply>>> fetch)
{
    private static readonly TimeSpan s_longestLife = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_earliestRenewal = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_reserve = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_refusalMemory = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_untrustedMemory = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_failureMemory = TimeSpan.FromSeconds(1);
    private const int UntrustedIp = 60020;
    private const int InvalidToken = 40014;

    private readonly Lock _lock = new();
    private WeComLease? _lease;
    private bool _confirmed;
    private int _voidInARow;
    private long _generation;
    private DateTimeOffset _renewAt;
    private DateTimeOffset _usableUntil;
    private WeComAnswer<WeComLease>? _failure;
    private DateTimeOffset _failureUntil;
    private Task<WeComAnswer<WeComLease>>? _fetching;

    /// <summary>Whether nothing would be lost by forgetting this slot.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
            {
                var now = time.GetUtcNow();
                return _fetching is null && (_lease is null || now >= _usableUntil) && now >= _failureUntil;
            }
        }
    }

    /// <summary>Whether a token is at hand.</summary>
    public bool HasLease
    {
        get
        {
            lock (_lock)
            {
                return _lease is not null && time.GetUtcNow() < _usableUntil;
            }
        }
    }

    public Task<WeComAnswer<WeComLease>> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_lease is not null && now < _usableUntil)
            {
                if (now >= _renewAt)
                {
                    _fetching ??= Task.Run(RunAsync, CancellationToken.None);
                }

                return Task.FromResult(new WeComAnswer<WeComLease> { Outcome = WeComOutcome.Ok, Value = _lease });
            }

            if (_failure is not null && now < _failureUntil)
            {
                return Task.FromResult(_failure);
            }

            _fetching ??= Task.Run(RunAsync, CancellationToken.None);
            return _fetching.WaitAsync(cancellationToken);
        }
    }

    public void Drop(WeComLease lease)
    {
        lock (_lock)
        {
            if (_lease?.Generation != lease.Generation)
            {
                return;
            }

            _lease = null;
            _voidInARow = _confirmed ? 0 : _voidInARow + 1;
            if (_voidInARow > 1)
            {
                // Token after token was void at birth: asking on would only bring the ban nearer.
                Remember(new WeComAnswer<WeComLease> { Outcome = WeComOutcome.WeComError, ErrCode = InvalidToken, HttpStatus = 200 });
            }
        }
    }

    public void Confirm(WeComLease lease)
    {
        lock (_lock)
        {
            if (_lease?.Generation == lease.Generation)
            {
                _confirmed = true;
                _voidInARow = 0;
            }
        }
    }

    private async Task<WeComAnswer<WeComLease>> RunAsync()
    {
        WeComAnswer<JsonReply>? answer = null;
        try
        {
            answer = await fetch();
        }
        finally
        {
            // Also after a surprise: a slot that stays "fetching" would never fetch again.
            if (answer is null)
            {
                lock (_lock)
                {
                    _fetching = null;
                }
            }
        }

        lock (_lock)
        {
            _fetching = null;
            return answer.IsOk ? Keep(answer) : Remember(answer.As<WeComLease>());
        }
    }

    private WeComAnswer<WeComLease> Keep(WeComAnswer<JsonReply> answer)
    {
        var life = TimeSpan.FromSeconds(Math.Clamp(answer.Value!.Number("expires_in"), 1, (long)s_longestLife.TotalSeconds));
        var now = time.GetUtcNow();
        _lease = new WeComLease(answer.Value.Text("access_token"), ++_generation);
        _confirmed = false;
        _failure = null;

        // Renewed in the background first; the last moments are not used at all, since the call takes time to arrive.
        _renewAt = now + life - Shorter(s_earliestRenewal, life / 4);
        _usableUntil = now + life - Shorter(s_reserve, life / 10);
        return answer.As<WeComLease>() with { Outcome = WeComOutcome.Ok, Value = _lease };
    }

    private WeComAnswer<WeComLease> Remember(WeComAnswer<WeComLease> failure)
    {
        var memory = failure switch
        {
            { Outcome: not WeComOutcome.WeComError } or { ErrorClass: WeComErrorClass.Busy or WeComErrorClass.Concurrency } => s_failureMemory,
            { ErrCode: UntrustedIp } => s_untrustedMemory,
            _ => s_refusalMemory,
        };
        var now = time.GetUtcNow();
        _failure = failure;
        _failureUntil = now + memory;
        _renewAt = _failureUntil;
        return failure;
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
