using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Finds the last results, without asking WeCom.</summary>
public sealed class FindChecks(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>Every check of one integration in the order of <see cref="CheckId.All"/>; what never ran is there as well.</summary>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(long integrationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.IntegrationChecks.AsNoTracking().Where(check => check.IntegrationId == integrationId)
            .ToDictionaryAsync(check => check.CheckId, cancellationToken);
        return [.. CheckId.All.Select(id => rows.TryGetValue(id, out var row)
            ? row.ToResult()
            : new CheckResult { Id = id, Status = CheckStatus.Skip, Reason = CheckReason.NotRunYet })];
    }
}
