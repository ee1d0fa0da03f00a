using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>
/// Saves one step of an integration that is in use. Only what is right is saved, and a changed Secret, Token or key waits until
/// it is proved: the Secret by the credentials check, Token and key by WeCom's first call with them.
/// </summary>
public sealed class SaveWeComStep(FindIntegrations find, SaveIntegration save, IntegrationDirectory directory, ConsoleAddress console)
{
    /// <summary>Saves the step.</summary>
    /// <param name="integrationId">The integration.</param>
    /// <param name="step">One of <see cref="WeComStep"/>.</param>
    /// <param name="fields">The fields of this step; those of other steps null.</param>
    /// <param name="actor">Who types.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SavedStep> RunAsync(long integrationId, string step, WeComFields fields, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var present = await find.OneAsync(integrationId, cancellationToken);
        if (present is not { IsDraft: false, PluginType: PluginType.WeComApp })
        {
            return new SavedStep(null, []);
        }

        var wanted = fields.Over(DraftRow.Typed(present));
        IReadOnlyList<FieldFault> faults =
        [
            .. WeComStepValidation.Of(step, wanted),
            .. step == WeComStep.Features ? WarRoomPlace.Faults(await directory.AllAsync(cancellationToken), integrationId, wanted.WarRoomEnabled ?? false) : [],
        ];
        if (faults.Count > 0)
        {
            return new SavedStep(DraftRow.Describe(present, console), faults);
        }

        var saved = await save.RunAsync(
            new IntegrationDraft
            {
                Id = integrationId,
                Name = wanted.Name!.Trim(),
                PluginType = PluginType.WeComApp,
                Settings = JsonColumn.Write(DraftRow.Usable(wanted)),
                Secrets = DraftRow.Secrets(fields),
                KeepsOldSecrets = true,
            },
            actor,
            cancellationToken);
        return new SavedStep(saved is null ? null : DraftRow.Describe(saved, console), []);
    }
}
