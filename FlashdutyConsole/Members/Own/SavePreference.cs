using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Own;

/// <summary>Changes by which channels a member is told, and when not. A rule may decide otherwise.</summary>
public sealed class SavePreference(ConsoleWriter writer, IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>The personal channels there are: a name such as <c>wecom_app:1</c>, and what people call it.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ChannelsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Integrations.AsNoTracking()
            .Where(integration => integration.PluginType == PersonalChannel.Kind && integration.DeletedAt == null && !integration.IsDraft)
            .OrderBy(integration => integration.Id).Select(integration => new { integration.Id, integration.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(PersonalChannel.Of(row.Id), row.Name))];
    }

    /// <summary>Saves.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="preference">Channels by severity; null = every channel the member is linked to.</param>
    /// <param name="quiet">When Info is kept back; null = never.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public async Task<PreferenceFault?> RunAsync(Actor actor, NotifyBy? preference, QuietHours? quiet, CancellationToken cancellationToken)
    {
        if (preference is { Critical.Count: 0 })
        {
            return PreferenceFault.NothingForCritical;
        }

        if (quiet is { IsValid: false })
        {
            return PreferenceFault.Hours;
        }

        var channels = (await ChannelsAsync(cancellationToken)).Select(channel => channel.Key).ToHashSet();
        if (preference is not null && preference.Critical.Concat(preference.Warning).Concat(preference.Info).Any(channel => !channels.Contains(channel)))
        {
            return PreferenceFault.UnknownChannel;
        }

        await writer.RunAsync(WritePriority.Person, async write =>
        {
            var member = await write.Db.Members.SingleAsync(one => one.Id == actor.MemberId, cancellationToken);
            var before = new { preference = member.Preference, quiet_hours = member.QuietHours };
            (member.Preference, member.QuietHours, member.UpdatedAt) = (preference, quiet, write.Now);
            write.Audit(actor, AuditAction.ChangePreference, member.Id, before, new { preference, quiet_hours = quiet });
        }, cancellationToken);
        return null;
    }
}
