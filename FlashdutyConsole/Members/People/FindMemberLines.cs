using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.People;

/// <summary>Finds members for the list of members.</summary>
public sealed class FindMemberLines(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>Most in one answer.</summary>
    public const int Most = 500;

    /// <summary>Members by name.</summary>
    /// <param name="text">Part of name or e-mail address; empty = all.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<MemberLine>> RunAsync(string? text, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = db.Members.AsNoTracking().Where(member => member.Status != MemberStatus.Deleted);
        if (text is { Length: > 0 })
        {
            var pattern = "%" + text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            query = query.Where(member => EF.Functions.Like(member.Name, pattern, "\\") || EF.Functions.Like(member.Email!, pattern, "\\"));
        }

        var rows = await query.OrderBy(member => member.Name).ThenBy(member => member.Id).Take(Most)
            .Select(member => new
            {
                member.Id,
                member.Name,
                member.Email,
                member.Role,
                member.Status,
                member.TwoFactorEnabled,
                member.InviteExpiresAt,
                Passkeys = db.UserPasskeys.Count(passkey => passkey.UserId == member.Id),
                Seen = db.Sessions.Where(session => session.MemberId == member.Id).Select(session => session.LastSeenAt).ToList(),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new MemberLine(
            row.Id, row.Name, row.Email ?? "", row.Role, row.Status, row.TwoFactorEnabled, row.Passkeys, row.Seen.Count,
            row.Seen.Count == 0 ? null : row.Seen.Max(), row.InviteExpiresAt))];
    }
}
