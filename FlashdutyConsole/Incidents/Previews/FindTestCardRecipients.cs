using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>The members who can be sent a test card: linked and active.</summary>
public sealed class FindTestCardRecipients(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 1000;

    /// <summary>In order of name; who is linked to several WeComs is there several times.</summary>
    public async Task<IReadOnlyList<TestCardRecipient>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.MemberLinks.AsNoTracking()
            .Join(db.Members.Where(member => member.Status != MemberStatus.Deleted), link => link.MemberId, member => member.Id, (link, member) => new { link.IntegrationId, member })
            .Join(
                db.Integrations.Where(integration => integration.PluginType == PluginType.WeComApp && integration.DeletedAt == null),
                row => row.IntegrationId, integration => integration.Id,
                (row, integration) => new { row.member.Id, row.member.Name, IntegrationId = integration.Id, IntegrationName = integration.Name })
            .OrderBy(row => row.Name).ThenBy(row => row.Id).ThenBy(row => row.IntegrationId).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new TestCardRecipient(row.Id, row.Name, row.IntegrationId, row.IntegrationName))];
    }
}
