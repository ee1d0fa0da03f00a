using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Members.Passwords;

/// <summary>
/// Hashes passwords and compares them, at most two at a time and never on the last core: each takes a tenth of a second of a whole core, and alerts have to get
/// through meanwhile. So it has threads of its own, which stand back from everything else on the machine. Those for whom the
/// queue is too long are sent away at once.
/// </summary>
public sealed class PasswordWork : IDisposable
{
    private static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount - 1, 1, 2);
    private const int MostWaiting = 64;
    private readonly IServiceScopeFactory _scopes;
    private readonly Lazy<BlockingCollection<Action>> _threads;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private string? _dummy;
    private int _inside;
    private int _running;

    /// <summary>Starts no thread before the first password.</summary>
    /// <param name="scopes">Where the hasher comes from.</param>
    public PasswordWork(IServiceScopeFactory scopes)
    {
        _scopes = scopes;
        _threads = new Lazy<BlockingCollection<Action>>(StartThreads);
    }

    /// <summary>The most that ever ran at once.</summary>
    public int Peak { get; private set; }

    /// <summary>How many hashes were computed.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the password belongs to the hash. Without a hash as much work is done, and the answer is no.</summary>
    /// <param name="member">The member; null = there is none.</param>
    /// <param name="password">As typed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when too many are waiting.</returns>
    public async Task<bool?> VerifyAsync(Member? member, string password, CancellationToken cancellationToken)
    {
        var hash = member?.PasswordHash;
        return await RunAsync<bool?>(hasher =>
        {
            if (hash is null && _dummy is null)
            {
                _dummy = hasher.HashPassword(new Member(), Guid.NewGuid().ToString());
            }

            var result = hasher.VerifyHashedPassword(member ?? new Member(), hash ?? _dummy!, password);
            return hash is not null && result != PasswordVerificationResult.Failed;
        }, null, cancellationToken);
    }

    /// <summary>The hash of a new password; null when too many are waiting.</summary>
    /// <param name="member">Whose it is.</param>
    /// <param name="password">In clear.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<string?> HashAsync(Member member, string password, CancellationToken cancellationToken) =>
        RunAsync<string?>(hasher => hasher.HashPassword(member, password), null, cancellationToken);

    /// <summary>Why the password may not be taken; null = it may.</summary>
    /// <param name="member">Whose it is to be.</param>
    /// <param name="password">In clear.</param>
    public async Task<PasswordFault?> FaultAsync(Member member, string password)
    {
        if (password.Length is < PasswordRules.MinimumLength or > PasswordRules.MaximumLength)
        {
            return PasswordFault.Length;
        }

        await using var scope = _scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        foreach (var validator in members.PasswordValidators)
        {
            var result = await validator.ValidateAsync(members, member, password);
            if (!result.Succeeded)
            {
                return result.Errors.Any(error => error.Code == CommonPasswords.ErrorCode) ? PasswordFault.Common : PasswordFault.Length;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Cancel();
        if (_threads.IsValueCreated)
        {
            // The threads end once nothing waits any more.
            _threads.Value.CompleteAdding();
        }
    }

    private async Task<T> RunAsync<T>(Func<IPasswordHasher<Member>, T> work, T whenFull, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _inside) > MostWaiting)
        {
            Interlocked.Decrement(ref _inside);
            return whenFull;
        }

        try
        {
            var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            _threads.Value.Add(() =>
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    done.TrySetCanceled(cancellationToken);
                    return;
                }

                try
                {
                    using var scope = _scopes.CreateScope();
                    done.TrySetResult(work(scope.ServiceProvider.GetRequiredService<IPasswordHasher<Member>>()));
                }
                catch (Exception exception)
                {
                    done.TrySetException(exception);
                }
            }, CancellationToken.None);
            return await done.Task;
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    private BlockingCollection<Action> StartThreads()
    {
        var waiting = new BlockingCollection<Action>();
        for (var number = 0; number < AtOnce; number++)
        {
            new Thread(() => Work(waiting)) { IsBackground = true, Name = "passwords" }.Start();
        }

        return waiting;
    }

    private void Work(BlockingCollection<Action> waiting)
    {
        Courtesy.Last();
        foreach (var work in waiting.GetConsumingEnumerable())
        {
            lock (_lock)
            {
                Count++;
                Peak = Math.Max(Peak, ++_running);
            }

            var start = Stopwatch.GetTimestamp();
            work();
            lock (_lock)
            {
                _running--;
            }

            if (waiting.Count > 0)
            {
                // What comes after it, session and answer, is done at everybody's priority. When very many sign in at once, half
                // of the time is for alerts.
                _closing.Token.WaitHandle.WaitOne(Stopwatch.GetElapsedTime(start));
            }
        }
    }
}
