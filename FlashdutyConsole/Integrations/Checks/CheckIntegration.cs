using FlashdutyConsole.Data;
using FlashdutyConsole.OpenApi;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Runs checks of a WeCom integration, one after the other, and stores each result as it comes.</summary>
public sealed partial class CheckIntegration(
    IDbContextFactory<ConsoleDb> contexts, WeComConnections connections, AskApp ask, ConsoleAddress console, IEnumerable<ICheck> checks,
    StoreCheck store, TimeProvider time, ILogger<CheckIntegration> logger)
{
    /// <summary>Longest time for one check.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _atOnce = new(4, 4);

    /// <summary>Runs the checks.</summary>
    /// <param name="integrationId">The integration; a draft too.</param>
    /// <param name="ids">Which of <see cref="CheckId"/>; null or empty = all.</param>
    /// <param name="card">Who gets a test card, if the card check is among them; null = nobody, it only says how it stands.</param>
    /// <param name="cancellationToken">Gives up; what has come is stored.</param>
    /// <returns>The results in the order of <see cref="CheckId.All"/>; null when there is no such WeCom integration.</returns>
    public async Task<IReadOnlyList<CheckResult>?> RunAsync(
        long integrationId, IReadOnlyCollection<string>? ids, CardTarget? card, CancellationToken cancellationToken)
    {
        await _atOnce.WaitAsync(cancellationToken);
        try
        {
            if (await SubjectAsync(integrationId, card, cancellationToken) is not { } subject)
            {
                return null;
            }

            var results = new List<CheckResult>();
            foreach (var id in CheckId.All.Where(id => ids is null or { Count: 0 } || ids.Contains(id)))
            {
                var finding = await FindAsync(id, subject, cancellationToken);
                if (await store.RunAsync(subject.Integration, id, finding, cancellationToken) is not { } stored)
                {
                    return null;
                }

                results.Add(stored);
            }

            return results;
        }
        finally
        {
            _atOnce.Release();
        }
    }

    private async Task<CheckSubject?> SubjectAsync(long integrationId, CardTarget? card, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var integration = await db.Integrations.AsNoTracking().SingleOrDefaultAsync(
            known => known.Id == integrationId && known.DeletedAt == null && known.PluginType == PluginType.WeComApp, cancellationToken);
        if (integration is null)
        {
            return null;
        }

        var last = await db.IntegrationChecks.AsNoTracking().Where(check => check.IntegrationId == integrationId).ToDictionaryAsync(check => check.CheckId, cancellationToken);
        var connection = connections.Proving(integration);
        return new CheckSubject(
            connection,
            IntegrationAddresses.Of(integration.Key, connection.Settings, console),
            cancel => ask.RunAsync(connection.App!, cancel))
        {
            HasPendingSecret = IntegrationSecrets.IsPending(integration, WeComFieldName.Secret),
            Card = card,
            LastTrustedIp = last.GetValueOrDefault(CheckId.TrustedIp),
            LastCredentials = last.GetValueOrDefault(CheckId.Credentials),
            LastCard = last.GetValueOrDefault(CheckId.Card),
        };
    }

    private async Task<CheckFinding?> FindAsync(string id, CheckSubject subject, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await checks.Single(check => check.Id == id).RunAsync(subject, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CheckFinding.Warn(CheckReason.TookTooLong);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Failed(exception, id, subject.Integration.Id);
            return CheckFinding.Warn(CheckReason.Fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "Check {Check} of integration {IntegrationId} failed by itself")]
    private partial void Failed(Exception exception, string check, long integrationId);
}
