using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Stores what a check found. A changed Secret that passed comes into use in the same transaction.</summary>
public sealed class StoreCheck(ConsoleWriter writer, IntegrationSecrets secrets, IntegrationDirectory directory, IntegrationSignals signals)
{
    /// <summary>Stores it.</summary>
    /// <param name="checkedAs">The integration as it was checked.</param>
    /// <param name="checkId">One of <see cref="CheckId"/>.</param>
    /// <param name="finding">What was found; null = what is stored stays as it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>As stored; null when the integration is gone.</returns>
    public Task<CheckResult?> RunAsync(Integration checkedAs, string checkId, CheckFinding? finding, CancellationToken cancellationToken) =>
        writer.RunAsync<CheckResult?>(WritePriority.Person, async write =>
        {
            ArgumentNullException.ThrowIfNull(checkedAs);
            var integration = await write.Db.Integrations.SingleOrDefaultAsync(known => known.Id == checkedAs.Id && known.DeletedAt == null, cancellationToken);
            if (integration is null)
            {
                return null;
            }

            var row = await write.Db.IntegrationChecks.SingleOrDefaultAsync(check => check.IntegrationId == checkedAs.Id && check.CheckId == checkId, cancellationToken);
            if (row is null)
            {
                row = new IntegrationCheck { IntegrationId = checkedAs.Id, CheckId = checkId };
                write.Db.IntegrationChecks.Add(row);
            }

            if (finding is null)
            {
                return row.ToResult();
            }

            row.Take(finding, write.Now);
            if (checkId == CheckId.Credentials && finding.Status == CheckStatus.Pass)
            {
                Promote(write, integration, checkedAs);
            }

            write.AfterCommit(() => signals.Raise(checkedAs.Id));
            return row.ToResult();
        }, cancellationToken);

    // Only the very Secret that was tried: another one may have been typed meanwhile.
    private void Promote(Write write, Integration integration, Integration checkedAs)
    {
        var pending = IntegrationSecrets.Pending(WeComFieldName.Secret);
        if (!checkedAs.ProtectedSecrets.TryGetValue(pending, out var tried)
            || !integration.ProtectedSecrets.TryGetValue(pending, out var present) || tried != present
            || !secrets.Promote(integration, WeComFieldName.Secret))
        {
            return;
        }

        integration.UpdatedAt = write.Now > integration.UpdatedAt ? write.Now : integration.UpdatedAt.AddMilliseconds(1);
        write.AfterCommit(directory.Forget);
    }
}
