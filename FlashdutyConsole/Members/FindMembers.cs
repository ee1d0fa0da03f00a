using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members;

/// <summary>Finds members.</summary>
public sealed class FindMembers(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>The member with this id, also a deleted one; null when there is none.</summary>
    public async Task<Member?> OneAsync(long memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Members.AsNoTracking().SingleOrDefaultAsync(member => member.Id == memberId, cancellationToken);
    }

    /// <summary>The member with this e-mail address, also a deleted one; null when there is none.</summary>
    public async Task<Member?> ByEmailAsync(string email, CancellationToken cancellationToken)
    {
        var name = email.Trim().ToUpperInvariant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Members.AsNoTracking().SingleOrDefaultAsync(member => member.NormalizedUserName == name, cancellationToken);
    }

    /// <summary>The members whom a tool means: all fields that are given must match. At most two, to tell one from several.</summary>
    public async Task<IReadOnlyList<long>> ByKeyAsync(MemberKey key, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var email = key.Email?.ToUpperInvariant();
        return await db.Members.AsNoTracking()
            .Where(member => member.Status != MemberStatus.Deleted
                && (key.MemberId == null || member.Id == key.MemberId)
                && (key.Name == null || member.Name == key.Name)
                && (email == null || member.NormalizedEmail == email)
                && (key.Phone == null || member.PhoneNumber == key.Phone)
                && (key.CountryCode == null || member.CountryCode == key.CountryCode)
                && (key.RefId == null || member.RefId == key.RefId))
            .OrderBy(member => member.Id).Select(member => member.Id).Take(2).ToListAsync(cancellationToken);
    }

    /// <summary>One page of members.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="limit">Page size.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The page, and how many match in all.</returns>
    public async Task<(IReadOnlyList<Member> Items, int Total)> RunAsync(MemberFilter filter, int skip, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = db.Members.AsNoTracking().Where(member => member.Status != MemberStatus.Deleted);
        query = filter.Role is { } role ? query.Where(member => member.Role == role) : query;
        if (filter.Text is { Length: > 0 } text)
        {
            var pattern = "%" + text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            query = query.Where(member => EF.Functions.Like(member.Name, pattern, "\\")
                || EF.Functions.Like(member.Email!, pattern, "\\") || EF.Functions.Like(member.PhoneNumber!, pattern, "\\"));
        }

        var ordered = (filter.ByUpdate, filter.Ascending) switch
        {
            (true, true) => query.OrderBy(member => member.UpdatedAt).ThenBy(member => member.Id),
            (true, false) => query.OrderByDescending(member => member.UpdatedAt).ThenByDescending(member => member.Id),
            (false, true) => query.OrderBy(member => member.Id),
            (false, false) => query.OrderByDescending(member => member.Id),
        };
        return (await ordered.Skip(skip).Take(limit).ToListAsync(cancellationToken), await query.CountAsync(cancellationToken));
    }

    /// <summary>Whether each of these members exists and is not deleted.</summary>
    public async Task<bool> ExistAsync(IReadOnlyCollection<long> memberIds, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ExistAsync(db, memberIds, cancellationToken);
    }

    /// <summary>The same, inside a transaction.</summary>
    public static async Task<bool> ExistAsync(ConsoleDb db, IReadOnlyCollection<long> memberIds, CancellationToken cancellationToken)
    {
        var wanted = memberIds.Distinct().ToList();
        return wanted.Count == await db.Members.CountAsync(
            member => wanted.Contains(member.Id) && member.Status != MemberStatus.Deleted, cancellationToken);
    }
}
