using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>Finds the members who can get a test card.</summary>
public sealed class FindLinkedMembers(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 500;

    /// <summary>The members linked for this integration, in order of name; at most 500.</summary>
    public async Task<IReadOnlyList<LinkedMember>> RunAsync(long integrationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.MemberLinks.AsNoTracking().Where(link => link.IntegrationId == integrationId)
            .Join(db.Members, link => link.MemberId, member => member.Id, (link, member) => new { link.WeComUserId, member.Id, member.Name })
            .OrderBy(row => row.Name).Take(Most).Select(row => new LinkedMember(row.Id, row.Name, row.WeComUserId)).ToListAsync(cancellationToken);
    }
}
