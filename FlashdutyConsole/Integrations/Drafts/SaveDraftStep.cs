using System.Security.Cryptography;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>
/// Saves one step of the wizard, right or wrong, so that nothing typed is lost. What is right counts at once: the draft can be
/// checked and called back. A draft notifies nobody until it is finished.
/// </summary>
public sealed class SaveDraftStep(ConsoleWriter writer, IntegrationSecrets secrets, IntegrationDirectory directory, ConsoleAddress console)
{
    /// <summary>Most drafts at a time; the oldest give way.</summary>
    public const int MostDrafts = 50;

    /// <summary>Saves the step.</summary>
    /// <param name="draftId">The draft; 0 = a new one.</param>
    /// <param name="step">One of <see cref="WeComStep"/>.</param>
    /// <param name="fields">The fields of this step; those of other steps null.</param>
    /// <param name="actor">Who types.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SavedStep> RunAsync(long draftId, string step, WeComFields fields, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var saved = await writer.RunAsync(WritePriority.Person, async write =>
        {
            var row = draftId == 0
                ? await NewAsync(write, actor, cancellationToken)
                : await write.Db.Integrations.SingleOrDefaultAsync(
                    known => known.Id == draftId && known.IsDraft && known.DeletedAt == null && known.PluginType == PluginType.WeComApp, cancellationToken);
            if (row is not null)
            {
                if (draftId == 0)
                {
                    // Every key press saves a draft: its beginning is noted, and what it became once it is finished.
                    await write.Db.SaveChangesAsync(cancellationToken);
                    write.Audit(actor, AuditAction.BeginIntegration, row.Id, after: new { plugin_type = row.PluginType });
                }

                Apply(row, step, DraftRow.Bounded(fields));
                row.UpdatedAt = write.Now > row.UpdatedAt ? write.Now : row.UpdatedAt.AddMilliseconds(1);
                write.AfterCommit(directory.Forget);
            }

            return row;
        }, cancellationToken);
        return saved is null
            ? new SavedStep(null, [])
            : new SavedStep(DraftRow.Describe(saved, console),
            [
                .. WeComStepValidation.Of(step, DraftRow.Whole(saved, secrets)),
                .. step == WeComStep.Features
                    ? WarRoomPlace.Faults(await directory.AllAsync(cancellationToken), saved.Id, DraftRow.Whole(saved, secrets).WarRoomEnabled ?? false) : [],
            ]);
    }

    private void Apply(Integration row, string step, WeComFields fields)
    {
        var given = DraftRow.Secrets(fields);
        var kept = new Dictionary<string, string>(row.ProtectedSecrets);
        foreach (var (field, value) in given)
        {
            if (secrets.Reveal(row, field) == value)
            {
                continue;
            }

            kept[field] = secrets.Protect(row.Key, field, value);
            if (field != WeComFieldName.Secret)
            {
                row.CallbackVerifiedAt = null;
                row.CallbackFault = "";
            }
        }

        row.ProtectedSecrets = kept;
        var typed = fields.WithoutSecrets().Over(DraftRow.Typed(row)) with { SecretsSet = [] };
        row.DraftFields = JsonColumn.Write(typed);
        row.DraftStep = WeComStep.All.Contains(step) ? step : row.DraftStep;
        row.Settings = JsonColumn.Write(DraftRow.Usable(typed));
        row.Name = WeComStepValidation.Of(WeComStep.CreateApp, typed).Count == 0 ? typed.Name!.Trim() : DraftRow.DefaultName;
    }

    private static async Task<Integration> NewAsync(Write write, Actor actor, CancellationToken cancellationToken)
    {
        var drafts = await write.Db.Integrations.Where(known => known.IsDraft && known.DeletedAt == null).OrderBy(known => known.UpdatedAt).ToListAsync(cancellationToken);
        foreach (var old in drafts.Take(drafts.Count - MostDrafts + 1))
        {
            old.DeletedAt = write.Now;
            old.ProtectedSecrets = new Dictionary<string, string>();
        }

        var row = new Integration
        {
            Key = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 32),
            PluginType = PluginType.WeComApp,
            Name = DraftRow.DefaultName,
            Settings = JsonColumn.Write(new WeComSettings()),
            IsDraft = true,
            CreatorId = actor.MemberId,
            CreatedAt = write.Now,
            UpdatedAt = write.Now,
        };
        write.Db.Integrations.Add(row);
        return row;
    }
}
