using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>Puts a draft into use: rules and members may be notified by it from now on.</summary>
public sealed class FinishDraft(ConsoleWriter writer, IntegrationSecrets secrets, IntegrationDirectory directory, ConsoleAddress console)
{
    /// <summary>Finishes the draft, unless a field is wrong or missing.</summary>
    /// <returns>The integration with what is wrong; no faults = it is in use. The draft null = there is no such draft.</returns>
    public Task<SavedStep> RunAsync(long draftId, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var row = await write.Db.Integrations.SingleOrDefaultAsync(known => known.Id == draftId && known.IsDraft && known.DeletedAt == null, cancellationToken);
            if (row is null)
            {
                return new SavedStep(null, []);
            }

            var whole = DraftRow.Whole(row, secrets);
            var all = await write.Db.Integrations.AsNoTracking().Where(known => known.DeletedAt == null).ToListAsync(cancellationToken);
            IReadOnlyList<FieldFault> faults = [.. WeComStepValidation.OfAll(whole), .. WarRoomPlace.Faults(all, row.Id, whole.WarRoomEnabled ?? false)];
            if (faults.Count == 0)
            {
                row.IsDraft = false;
                row.DraftFields = null;
                row.DraftStep = "";
                row.UpdatedAt = write.Now > row.UpdatedAt ? write.Now : row.UpdatedAt.AddMilliseconds(1);
                write.Audit(actor, AuditAction.CreateIntegration, row.Id, after: new { name = row.Name, plugin_type = row.PluginType, settings = JsonColumn.Read<System.Text.Json.Nodes.JsonObject>(row.Settings) });
                write.AfterCommit(directory.Forget);
            }

            return new SavedStep(DraftRow.Describe(row, console), faults);
        }, cancellationToken);
}
