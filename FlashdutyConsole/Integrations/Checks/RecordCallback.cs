using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>
/// WeCom itself called the callback address: that is recorded, pages that wait for it are told, and a changed Token or key with
/// which it called comes into use.
/// </summary>
public sealed class RecordCallback(ConsoleWriter writer, IntegrationSecrets secrets, IntegrationDirectory directory, IntegrationSignals signals)
{
    /// <summary>The fault of a call that was signed with another Token.</summary>
    public const string OtherToken = "!token";

    /// <summary>The fault of a call that was encrypted with another EncodingAESKey.</summary>
    public const string OtherKey = "!key";

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

    /// <summary>The call was not as it should be.</summary>
    /// <param name="integrationId">The integration.</param>
    /// <param name="fault"><see cref="OtherToken"/>, <see cref="OtherKey"/>, or the CorpID inside when it is another company's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task FaultAsync(long integrationId, string fault, CancellationToken cancellationToken)
    {
        var kept = fault is OtherToken or OtherKey ? fault : new string([.. fault.Where(char.IsAsciiLetterOrDigit).Take(LongestCorpId)]);
        return ChangeAsync(integrationId, (_, integration) => integration.CallbackFault = kept, cancellationToken);
    }

    /// <summary>What is to be said of a fault; null = there is none.</summary>
    internal static CheckFinding? Finding(Integration integration, string corpId) => integration.CallbackFault switch
    {
        "" => null,
        OtherToken => CheckFinding.Fail(CheckReason.CallbackOtherToken),
        OtherKey => CheckFinding.Fail(CheckReason.CallbackOtherKey),
        var other => CheckFinding.Fail(CheckReason.CallbackWrongCorp, other, corpId),
    };

    // What the call changes in the row of the check, so that whoever waits sees it at once. Null = nothing.
    private static CheckFinding? Said(Integration integration, IntegrationCheck row, DateTimeOffset now)
    {
        // The check had found everything else to be right.
        var isReady = row.Reason is CheckReason.CallbackReady or CheckReason.CallbackWorks;
        var wasFaulty = row.Reason is CheckReason.CallbackOtherToken or CheckReason.CallbackOtherKey or CheckReason.CallbackWrongCorp;
        var took = row.Details.FirstOrDefault(detail => detail.Label == CheckLabel.Took)?.Value;
        if (Finding(integration, JsonColumn.Read<WeComSettings>(integration.Settings).CorpId) is { } fault)
        {
            return isReady || wasFaulty ? fault with { Details = row.Details, Paste = row.Paste } : null;
        }

        return took is not null && (row.Reason == CheckReason.CallbackReady || wasFaulty)
            ? CheckFinding.Pass(CheckReason.CallbackWorks, took) with
            {
                Paste = row.Paste,
                Details = [.. row.Details.Where(detail => detail.Label != CheckLabel.VerifiedAt), new CheckDetail(CheckLabel.VerifiedAt, ProbeFinding.Time(now))],
            }
            : null;
    }

    private Task ChangeAsync(long integrationId, Action<Write, Integration> change, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            if (await write.Db.Integrations.SingleOrDefaultAsync(known => known.Id == integrationId && known.DeletedAt == null, cancellationToken) is not { } integration)
            {
                return;
            }

            change(write, integration);
            var row = await write.Db.IntegrationChecks.SingleOrDefaultAsync(check => check.IntegrationId == integrationId && check.CheckId == CheckId.Callback, cancellationToken);
            if (row is not null && Said(integration, row, write.Now) is { } said)
            {
                row.Take(said, write.Now);
            }

            write.AfterCommit(() =>
            {
                directory.Forget();
                signals.Raise(integrationId);
            });
        }, cancellationToken);
}
