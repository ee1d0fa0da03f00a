using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Linking.Home;

/// <summary>Finds the link of the member who is signed in.</summary>
public sealed class FindLinkedAccount(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>The link; null when the member has none for this integration.</summary>
    public async Task<LinkedAccount?> RunAsync(long integrationId, long memberId, CancellationToken cancellationToken)
    {
        if (memberId == 0)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.MemberLinks.AsNoTracking().Where(link => link.IntegrationId == integrationId && link.MemberId == memberId)
            .Join(db.Members, link => link.MemberId, member => member.Id, (link, member) => new LinkedAccount(member.Name, link.WeComUserId, link.LinkedAt))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
