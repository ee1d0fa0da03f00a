using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Members.Passwords;

/// <summary>
/// Hashes passwords and compares them, two at a time: each takes a tenth of a second of a whole core, and alerts have to get
/// through meanwhile. Those for whom the queue is too long are sent away at once.
/// </summary>
public sealed class PasswordWork(IServiceScopeFactory scopes) : IDisposable
{
    private const int AtOnce = 2;
    private const int MostWaiting = 64;
    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);
    private readonly Lock _lock = new();
    private string? _dummy;
    private int _inside;
    private int _running;

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

        await using var scope = scopes.CreateAsyncScope();
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
    public void Dispose() => _turns.Dispose();

    private async Task<T> RunAsync<T>(Func<IPasswordHasher<Member>, T> work, T whenFull, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _inside) > MostWaiting)
        {
            Interlocked.Decrement(ref _inside);
            return whenFull;
        }

        try
        {
            await _turns.WaitAsync(cancellationToken);
            try
            {
                lock (_lock)
                {
                    Count++;
                    Peak = Math.Max(Peak, ++_running);
                }

                using var scope = scopes.CreateScope();
                var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Member>>();
                return await Task.Run(() => work(hasher), cancellationToken);
            }
            finally
            {
                lock (_lock)
                {
                    _running--;
                }

                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
