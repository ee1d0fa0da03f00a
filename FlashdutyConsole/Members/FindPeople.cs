using System.Security.Claims;
using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members;

/// <summary>Names and clocks for pages.</summary>
public sealed class FindPeople(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>Most names in one answer.</summary>
    public const int Most = 1000;

    /// <summary>Who looks at the page.</summary>
    /// <param name="principal">The session's principal.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Reader> ReaderAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var id = principal.MemberId();
        var session = principal.SessionId();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Members.AsNoTracking().Where(member => member.Id == id && member.Status != MemberStatus.Deleted && member.Status != MemberStatus.Disabled)
            .Select(member => new { member.Role, member.TimeZone, Ip = db.Sessions.Where(one => one.Id == session).Select(one => one.Ip).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? new Reader(0, MemberRole.Viewer, TimeZoneInfo.Utc)
            : new Reader(id, found.Role, TimeZoneInfo.TryFindSystemTimeZoneById(found.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc) { Ip = found.Ip ?? "" };
    }

    /// <summary>Names by id, also of members who were deleted: history keeps them.</summary>
    /// <param name="ids">The members.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyDictionary<long, string>> NamesAsync(IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Where(id => id != 0).Distinct().Take(Most).ToList();
        if (wanted.Count == 0)
        {
            return new Dictionary<long, string>();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Members.AsNoTracking().Where(member => wanted.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
    }

    /// <summary>Names of the members who can be told, in order; at most 1,000.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<KeyValuePair<long, string>>> ActiveAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Members.AsNoTracking().Where(member => member.Status != MemberStatus.Deleted && member.Status != MemberStatus.Disabled)
            .OrderBy(member => member.Name).ThenBy(member => member.Id).Take(Most)
            .Select(member => new { member.Id, member.Name })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.Id, row.Name))];
    }
}
