using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations;

/// <summary>Deletes an integration: its addresses stop answering and its secrets are gone for good.</summary>
public sealed class DeleteIntegration(ConsoleWriter writer, IntegrationDirectory directory)
{
    /// <summary>Deletes the integration, unless escalation rules still name it.</summary>
    public Task<DeleteOutcome> RunAsync(long integrationId, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var integration = await write.Db.Integrations.SingleOrDefaultAsync(
                known => known.Id == integrationId && known.DeletedAt == null, cancellationToken);
            if (integration is null)
            {
                return DeleteOutcome.NotFound;
            }

            var channel = PersonalChannel.Of(integrationId);
            var rules = integration.PluginType == PluginType.WeComApp
                ? await write.Db.EscalationRules.AsNoTracking().Where(rule => rule.DeletedAt == null).ToListAsync(cancellationToken)
                : [];
            if (rules.Any(rule => rule.Layers.Any(layer => FindDeletionEffects.Names(layer.Target.By, channel))))
            {
                return DeleteOutcome.InUse;
            }

            integration.DeletedAt = write.Now;
            integration.UpdatedAt = write.Now;
            integration.ProtectedSecrets = new Dictionary<string, string>();
            integration.DraftFields = null;
            await write.Db.IntegrationChecks.Where(check => check.IntegrationId == integrationId).ExecuteDeleteAsync(cancellationToken);
            write.Audit(actor, AuditAction.DeleteIntegration, integrationId, before: new { name = integration.Name, plugin_type = integration.PluginType });
            write.AfterCommit(directory.Forget);
            return DeleteOutcome.Deleted;
        }, cancellationToken);
}
