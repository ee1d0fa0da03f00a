using System.Security.Cryptography;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations;

/// <summary>Makes or changes an integration. Checks its shape; whether WeCom accepts it is for the checks to say.</summary>
public sealed class SaveIntegration(ConsoleWriter writer, IntegrationSecrets secrets, IntegrationDirectory directory)
{
    /// <summary>Saves the draft.</summary>
    /// <returns>The integration as stored; null when the id or the channel does not exist.</returns>
    public async Task<Integration?> RunAsync(IntegrationDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var saved = await writer.RunAsync(WritePriority.Person, async write =>
        {
            if (draft.ChannelId != 0 && !await write.Db.Channels.AnyAsync(channel => channel.Id == draft.ChannelId && channel.DeletedAt == null, cancellationToken))
            {
                return null;
            }

            var integration = draft.Id == 0
                ? New(draft, actor, write)
                : await write.Db.Integrations.SingleOrDefaultAsync(known => known.Id == draft.Id && known.DeletedAt == null && known.PluginType == draft.PluginType, cancellationToken);
            if (integration is null)
            {
                return null;
            }

            var before = draft.Id == 0 ? null : Summary(integration, "as before");
            integration.ProtectedSecrets = Merge(integration, draft);
            integration.Name = draft.Name;
            integration.ChannelId = draft.ChannelId;
            integration.Settings = draft.Settings;
            // Saved as a whole, it is complete.
            integration.IsDraft = false;
            integration.DraftFields = null;
            integration.DraftStep = "";
            // What was wrong may be right now: deliveries that waited for an admin go on.
            integration.BrokenErrCode = 0;
            integration.BrokenSince = null;
            // Two saves within a millisecond are two versions all the same: caches go by this time.
            integration.UpdatedAt = write.Now > integration.UpdatedAt ? write.Now : integration.UpdatedAt.AddMilliseconds(1);
            await write.Db.SaveChangesAsync(cancellationToken);
            // Of secrets only which ones were given: a value, even a masked one, has no business here.
            var given = draft.Secrets.Count == 0 ? "as before" : "new: " + string.Join(", ", draft.Secrets.Keys.Order(StringComparer.Ordinal));
            write.Audit(actor, before is null ? AuditAction.CreateIntegration : AuditAction.UpdateIntegration, integration.Id, before, Summary(integration, given));
            return integration;
        }, cancellationToken);
        directory.Forget();
        return saved;
    }

    private static object Summary(Integration integration, string keys) => new
    {
        name = integration.Name,
        plugin_type = integration.PluginType,
        channel_id = integration.ChannelId,
        settings = JsonColumn.Read<System.Text.Json.Nodes.JsonObject>(integration.Settings),
        keys,
    };

    private Dictionary<string, string> Merge(Integration integration, IntegrationDraft draft)
    {
        var kept = new Dictionary<string, string>(integration.ProtectedSecrets);
        foreach (var (field, value) in draft.Secrets)
        {
            kept.Remove(IntegrationSecrets.Pending(field));
            var present = secrets.Reveal(integration, field);
            if (present == value)
            {
                continue;
            }

            // An old one that is of no use any more is not worth keeping.
            var waits = draft.KeepsOldSecrets && present is not null && integration.BrokenSince is null && IsSameApp(integration.Settings, draft.Settings);
            var name = waits ? IntegrationSecrets.Pending(field) : field;
            kept[name] = secrets.Protect(integration.Key, name, value);
            if (!waits && field != "secret")
            {
                integration.CallbackVerifiedAt = null;
                integration.CallbackFault = "";
            }
        }

        return kept;
    }

    private static bool IsSameApp(string before, string after)
    {
        var (old, changed) = (JsonColumn.Read<WeComSettings>(before), JsonColumn.Read<WeComSettings>(after));
        return (old.CorpId, old.AgentId, old.Deployment, old.Endpoint) == (changed.CorpId, changed.AgentId, changed.Deployment, changed.Endpoint);
    }

    private static Integration New(IntegrationDraft draft, Actor actor, Write write)
    {
        var integration = new Integration
        {
            Key = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 32),
            PluginType = draft.PluginType,
            CreatorId = actor.MemberId,
            CreatedAt = write.Now,
        };
        write.Db.Integrations.Add(integration);
        return integration;
    }
}
