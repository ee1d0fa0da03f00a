using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Invitations;

/// <summary>Finds the member whom an invitation link is for.</summary>
public sealed class FindInvitation(IDbContextFactory<ConsoleDb> contexts, TimeProvider time)
{
    private const int MaximumToken = 128;

    /// <summary>The member; null when the link was used, has expired, or never was.</summary>
    /// <param name="token">The token of the link.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Member?> RunAsync(string? token, CancellationToken cancellationToken)
    {
        if (token is not { Length: > 0 and <= MaximumToken })
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await In(db, token, time.GetUtcNow()).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The same, inside a transaction.</summary>
    internal static IQueryable<Member> In(ConsoleDb db, string token, DateTimeOffset now)
    {
        var hash = AppKey.HashOf(token);
        return db.Members.Where(member => member.InviteTokenHash == hash && member.Status == MemberStatus.Pending && member.InviteExpiresAt > now);
    }
}
