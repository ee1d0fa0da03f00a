using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Linking;

/// <summary>
/// Flags linked members whom the app cannot reach, and takes the flag away at the first sign of them. Asked after every message,
/// so the few that are flagged are kept in memory.
/// </summary>
public sealed class LinkReach(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private volatile Known? _known;

    /// <summary>WeCom says that the user is out of reach.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="integrationId">The WeCom integration.</param>
    /// <param name="userId">The user, in lower case.</param>
    /// <param name="reason">How that became known.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task LostAsync(Write write, long integrationId, string userId, LostReason reason, CancellationToken cancellationToken)
    {
        await write.Db.MemberLinks.Where(link => link.IntegrationId == integrationId && link.WeComUserId == userId && link.LostAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(link => link.LostAt, write.Now).SetProperty(link => link.LostReason, reason), cancellationToken);
        write.AfterCommit(Forget);
    }

    /// <summary>The user is there: a message arrived, a button was pressed, or WeCom says so.</summary>
    public async Task SeenAsync(Write write, long integrationId, string userId, CancellationToken cancellationToken)
    {
        if (!(await LostOnesAsync(write, cancellationToken)).Contains((integrationId, userId)))
        {
            return;
        }

        await write.Db.MemberLinks.Where(link => link.IntegrationId == integrationId && link.WeComUserId == userId)
            .ExecuteUpdateAsync(
                row => row.SetProperty(link => link.LostAt, (DateTimeOffset?)null).SetProperty(link => link.LostReason, LostReason.None), cancellationToken);
        write.AfterCommit(Forget);
    }

    /// <summary>Links have changed.</summary>
    public void Forget() => _known = null;

    private async Task<HashSet<(long, string)>> LostOnesAsync(Write write, CancellationToken cancellationToken)
    {
        if (_known is { } known && time.GetUtcNow() - known.At < Fresh)
        {
            return known.Lost;
        }

        var rows = await write.Db.MemberLinks.Where(link => link.LostAt != null)
            .Select(link => new { link.IntegrationId, link.WeComUserId }).ToListAsync(cancellationToken);
        var read = new Known(time.GetUtcNow(), [.. rows.Select(row => (row.IntegrationId, row.WeComUserId))]);
        _known = read;
        return read.Lost;
    }

    private sealed record Known(DateTimeOffset At, HashSet<(long, string)> Lost);
}
