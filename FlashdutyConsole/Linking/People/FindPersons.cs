using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Linking.People;

/// <summary>Lists members with their links to the users of one WeCom integration, in order of name.</summary>
public sealed class FindPersons(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>One page.</summary>
    /// <param name="integrationId">The WeCom integration.</param>
    /// <param name="filter">Which members.</param>
    /// <param name="text">Part of a name, an address, a phone number or a userid; null or empty = any.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="limit">Page size.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The page, and how many match in all.</returns>
    public async Task<(IReadOnlyList<Person> Items, int Total)> RunAsync(
        long integrationId, PersonFilter filter, string? text, int skip, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query =
            from member in db.Members.AsNoTracking()
            where member.Status == MemberStatus.Enabled || member.Status == MemberStatus.Pending
                || db.MemberLinks.Any(one => one.IntegrationId == integrationId && one.MemberId == member.Id)
            from link in db.MemberLinks.Where(one => one.IntegrationId == integrationId && one.MemberId == member.Id).DefaultIfEmpty()
            select new { member, link };
        query = filter switch
        {
            PersonFilter.Linked => query.Where(row => row.link != null),
            PersonFilter.Unlinked => query.Where(row => row.link == null),
            _ => query,
        };
        if (text?.Trim() is { Length: > 0 } wanted)
        {
            var pattern = "%" + wanted.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            query = query.Where(row => EF.Functions.Like(row.member.Name, pattern, "\\") || EF.Functions.Like(row.member.Email!, pattern, "\\")
                || EF.Functions.Like(row.member.PhoneNumber!, pattern, "\\") || EF.Functions.Like(row.link!.WeComUserId, pattern, "\\"));
        }

        var items = await query.OrderBy(row => row.member.Name).ThenBy(row => row.member.Id).Skip(skip).Take(limit)
            .Select(row => new Person
            {
                MemberId = row.member.Id,
                Name = row.member.Name,
                Email = row.member.Email ?? "",
                Phone = row.member.PhoneNumber ?? "",
                Status = row.member.Status,
                WeComUserId = row.link == null ? null : row.link.WeComUserId,
                LinkedAt = row.link == null ? null : row.link.LinkedAt,
                LinkedBy = row.link == null ? 0 : row.link.LinkedBy,
                LinkedByName = db.Members.Where(by => row.link != null && by.Id == row.link.LinkedBy).Select(by => by.Name).FirstOrDefault() ?? "",
                Method = row.link == null ? LinkMethod.Given : row.link.Method,
                LostAt = row.link == null ? null : row.link.LostAt,
                LostReason = row.link == null ? LostReason.None : row.link.LostReason,
            })
            .ToListAsync(cancellationToken);
        return (items, await query.CountAsync(cancellationToken));
    }
}
