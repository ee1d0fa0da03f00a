using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.AuditLog;

/// <summary>Finds entries of the audit log, the newest first.</summary>
public sealed class FindAudit(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>One page, which begins where the page before it ended.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">The last entry of the page before; 0 = the first page.</param>
    /// <param name="limit">Page size.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<AuditEntry>> RunAsync(AuditFilter filter, long before, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = Where(db, filter);
        query = before > 0 ? query.Where(entry => entry.Id < before) : query;
        return await query.OrderByDescending(entry => entry.Id).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>How many there are.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<long> CountAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Where(db, filter).LongCountAsync(cancellationToken);
    }

    private static IQueryable<AuditEntry> Where(ConsoleDb db, AuditFilter filter)
    {
        var query = db.AuditEntries.AsNoTracking();
        query = filter.MemberId is { } member ? query.Where(entry => entry.MemberId == member) : query;
        query = filter.From is { } from ? query.Where(entry => entry.CreatedAt >= from) : query;
        query = filter.To is { } to ? query.Where(entry => entry.CreatedAt < to) : query;
        query = filter.RequestId is { Length: > 0 } request ? query.Where(entry => entry.RequestId == request) : query;
        if (filter.Names() is { } names)
        {
            query = query.Where(entry => names.Contains(entry.Operation));
        }

        if (filter.Words is { Length: > 0 } words)
        {
            var pattern = "%" + words.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            query = query.Where(entry => EF.Functions.Like(entry.Body, pattern, "\\") || EF.Functions.Like(entry.Subject, pattern, "\\")
                || EF.Functions.Like(entry.Ip, pattern, "\\") || EF.Functions.Like(entry.Operation, pattern, "\\"));
        }

        return query;
    }
}
