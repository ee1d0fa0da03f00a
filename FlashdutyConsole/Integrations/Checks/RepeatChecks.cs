using FlashdutyConsole.Data;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>
/// Repeats the checks: every day, a closed gate every ten minutes until it opens, a changed Secret at once, and what never ran soon after the
/// integration was made. Sends no test card.
/// </summary>
public sealed class RepeatChecks(IntegrationDirectory directory, IDbContextFactory<ConsoleDb> contexts, CheckIntegration check, TimeProvider time) : IWorker
{
    /// <summary>How often all checks run.</summary>
    public static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    /// <summary>How often a closed gate is looked at, and a changed Secret that was refused.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <summary>How long after the last change a check that never ran is run: whoever is at it may be about to run it.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    // Longer than one check may take, shorter than a worker may be silent.
    private static readonly TimeSpan s_pass = CheckIntegration.Budget + TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string Name => "checks";

    /// <inheritdoc/>
    public WorkTopic Topic => WorkTopic.Housekeeping;

    /// <inheritdoc/>
    public TimeSpan Interval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        var integrations = (await directory.AllAsync(cancellationToken)).Where(known => known is { PluginType: PluginType.WeComApp, IsDraft: false }).OrderBy(known => known.Id).ToList();
        if (integrations.Count == 0)
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = (await db.IntegrationChecks.AsNoTracking().Where(row => row.CheckId != CheckId.Card).ToListAsync(cancellationToken)).ToLookup(row => row.IntegrationId);
        var now = time.GetUtcNow();
        foreach (var integration in integrations)
        {
            var due = Due(integration, [.. rows[integration.Id]], now);
            if (due.Count > 0)
            {
                await RunAsync(integration.Id, due, cancellationToken);
                // One at a pass: a check may take long, and others want their turn.
                return true;
            }
        }

        return false;
    }

    /// <summary>Which checks of an integration are due. Pure.</summary>
    /// <param name="integration">The integration, in use.</param>
    /// <param name="rows">Its last results.</param>
    /// <param name="now">Now.</param>
    public static IReadOnlyList<string> Due(Integration integration, IReadOnlyList<IntegrationCheck> rows, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(integration);
        var last = rows.ToDictionary(row => row.CheckId);
        var due = CheckId.All.Where(id => last.TryGetValue(id, out var row) ? now - row.CheckedAt >= Daily : now - integration.UpdatedAt >= Soon).ToHashSet();
        due.UnionWith(rows.Where(row => row.ClosedSince is not null && now - row.CheckedAt >= Again).Select(row => row.CheckId));
        var credentials = rows.FirstOrDefault(row => row.CheckId == CheckId.Credentials)?.CheckedAt;
        if (IntegrationSecrets.IsPending(integration, WeComFieldName.Secret)
            && (credentials is null || credentials < integration.UpdatedAt || now - credentials >= Again))
        {
            due.Add(CheckId.Credentials);
        }

        return [.. CheckId.All.Where(id => id != CheckId.Card && due.Contains(id))];
    }

    private async Task RunAsync(long integrationId, IReadOnlyList<string> due, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(s_pass, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await check.RunAsync(integrationId, due, card: null, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What came is stored, the rest is still due.
        }
    }
}
