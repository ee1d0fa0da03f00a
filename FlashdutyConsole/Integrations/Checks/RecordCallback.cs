using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>
/// WeCom itself called the callback address: that is recorded, pages that wait for it are told, and a changed Token or key with
/// which it called comes into use.
/// </summary>
public sealed class RecordCallback(ConsoleWriter writer, IntegrationSecrets secrets, IntegrationDirectory directory, IntegrationSignals signals)
{
    private const int LongestCorpId = 64;

    /// <summary>The call was right.</summary>
    /// <param name="integrationId">The integration.</param>
    /// <param name="withPending">Whether it was made with the changed Token and key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task RightAsync(long integrationId, bool withPending, CancellationToken cancellationToken) =>
        ChangeAsync(integrationId, (write, integration) =>
        {
            integration.CallbackVerifiedAt = write.Now;
            integration.CallbackFault = "";
            if (withPending && secrets.Promote(integration, WeComFieldName.Token, WeComFieldName.EncodingAesKey))
            {
                integration.UpdatedAt = write.Now > integration.UpdatedAt ? write.Now : integration.UpdatedAt.AddMilliseconds(1);
            }
        }, cancellationToken);

    /// <summary>The call was signed and encrypted rightly, for another company.</summary>
    /// <param name="integrationId">The integration.</param>
    /// <param name="corpId">The CorpID inside.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WrongCorpAsync(long integrationId, string corpId, CancellationToken cancellationToken) =>
        ChangeAsync(integrationId, (_, integration) => integration.CallbackFault = new string([.. corpId.Where(char.IsAsciiLetterOrDigit).Take(LongestCorpId)]), cancellationToken);

    private Task ChangeAsync(long integrationId, Action<Write, Integration> change, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            if (await write.Db.Integrations.SingleOrDefaultAsync(known => known.Id == integrationId && known.DeletedAt == null, cancellationToken) is not { } integration)
            {
                return;
            }

            change(write, integration);
            var row = await write.Db.IntegrationChecks.SingleOrDefaultAsync(check => check.IntegrationId == integrationId && check.CheckId == CheckId.Callback, cancellationToken);
            // The check had found everything else to be right.
            if (row?.Reason == CheckReason.CallbackReady && integration.CallbackFault.Length == 0)
            {
                row.Take(
                    new CheckFinding
                    {
                        Status = CheckStatus.Pass,
                        Reason = CheckReason.CallbackWorks,
                        Arguments = row.Arguments,
                        Paste = row.Paste,
                        Details = [.. row.Details.Where(detail => detail.Label != CheckLabel.VerifiedAt), new CheckDetail(CheckLabel.VerifiedAt, ProbeFinding.Time(write.Now))],
                    },
                    write.Now);
            }

            write.AfterCommit(() =>
            {
                directory.Forget();
                signals.Raise(integrationId);
            });
        }, cancellationToken);
}
