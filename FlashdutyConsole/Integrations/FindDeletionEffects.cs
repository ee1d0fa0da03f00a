using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations;

/// <summary>Finds what deleting an integration would break, to say so before it is done.</summary>
public sealed class FindDeletionEffects(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>What would break.</summary>
    public async Task<DeletionEffects> RunAsync(long integrationId, CancellationToken cancellationToken)
    {
        var channel = PersonalChannel.Of(integrationId);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rules = await db.EscalationRules.AsNoTracking().Where(rule => rule.DeletedAt == null)
            .Join(db.Channels, rule => rule.ChannelId, one => one.Id, (rule, one) => new { rule, one.Name }).ToListAsync(cancellationToken);
        var choices = await db.Members.AsNoTracking().Select(member => member.Preference).ToListAsync(cancellationToken);
        return new DeletionEffects(
            [.. rules.Where(found => found.rule.Layers.Any(layer => Names(layer.Target.By, channel))).Select(found => $"{found.Name} / {found.rule.Name}")],
            await db.MemberLinks.CountAsync(link => link.IntegrationId == integrationId, cancellationToken),
            choices.Count(choice => choice is not null && Names(choice, channel)));
    }

    internal static bool Names(NotifyBy by, string channel) =>
        by.Critical.Contains(channel) || by.Warning.Contains(channel) || by.Info.Contains(channel);
}
