using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Data;

/// <summary>Whether the store takes writes now: really writes and commits a few bytes, at most every two seconds.</summary>
public sealed class StorageCheck(ConsoleWriter writer, TimeProvider time)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _checking = new(1, 1);
    private (DateTimeOffset At, bool Works)? _last;

    /// <summary>Whether the last write succeeded.</summary>
    public async Task<bool> WorksAsync(CancellationToken cancellationToken)
    {
        await _checking.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || time.GetUtcNow() - last.At >= s_lifetime)
            {
                // A caller who hangs up does not decide over the others' answer.
                _last = last = (time.GetUtcNow(), await TryAsync());
            }

            return last.Works;
        }
        finally
        {
            _checking.Release();
        }
    }

    private async Task<bool> TryAsync()
    {
        using var limit = new CancellationTokenSource(s_patience, time);
        try
        {
            // A number in the file's header that nothing else uses; setting it writes one page, also when it stays the same.
            await writer.RunAsync(WritePriority.Person, write => write.Db.Database.ExecuteSqlRawAsync("PRAGMA user_version = 1", limit.Token), limit.Token);
            return true;
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
