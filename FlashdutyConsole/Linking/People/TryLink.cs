using System.Collections.Concurrent;
using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.WeCom;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Linking.People;

/// <summary>
/// One-click link: looks every member who is not linked up in WeCom and links those who are found. Those who are flagged as out
/// of reach are looked at again. Asked first, linked afterwards: two members who lead to the same user are told apart by a person.
/// </summary>
public sealed class TryLink(IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, WeComConnections connections, WeComClient client, LinkMember link, LinkReach reach)
{
    private const int AtOnce = 4;

    // In which run a member was last asked for without being found. They come last the next time, so that all get their turn.
    private readonly ConcurrentDictionary<(long IntegrationId, long MemberId), long> _asked = new();
    private long _run;

    /// <summary>Runs it.</summary>
    /// <param name="integrationId">The WeCom integration.</param>
    /// <param name="actor">Who links.</param>
    /// <param name="progress">Told how many members of how many have been looked up.</param>
    /// <param name="cancellationToken">Gives up; whoever is linked by then stays linked.</param>
    /// <returns>The report; null when the integration has no WeCom app that can be asked.</returns>
    public async Task<TryLinkReport?> RunAsync(long integrationId, Actor actor, IProgress<(int Done, int Of)>? progress, CancellationToken cancellationToken)
    {
        if ((await connections.FindAsync(integrationId, cancellationToken))?.App is not { } app)
        {
            return null;
        }

        var run = Interlocked.Increment(ref _run);
        var people = (await UnlinkedAsync(integrationId, cancellationToken)).OrderBy(member => _asked.GetValueOrDefault((integrationId, member.Id))).ToList();
        var ask = new LookUpUser(client, app);
        var found = new ConcurrentDictionary<long, (TryLinkOutcome Outcome, string UserId, LinkMethod Method, int ErrCode)>();
        var done = 0;
        progress?.Report((0, people.Count));
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (member, token) =>
        {
            found[member.Id] = ask.IsStopped
                ? (TryLinkOutcome.NotAsked, "", LinkMethod.Email, ask.StoppedBy)
                : await ask.RunAsync(member.Email, PhoneForms.Of(member.CountryCode, member.PhoneNumber), token);
            progress?.Report((Interlocked.Increment(ref done), people.Count));
        });
        var shared = found.Values.Where(one => one.Outcome == TryLinkOutcome.Found).GroupBy(one => one.UserId)
            .Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var lines = new List<TryLinkLine>();
        foreach (var member in people)
        {
            var (outcome, userId, method, errCode) = found[member.Id];
            if (outcome == TryLinkOutcome.Found)
            {
                outcome = shared.Contains(userId) ? TryLinkOutcome.Ambiguous : await LinkAsync(integrationId, member.Id, userId, method, actor, cancellationToken);
            }

            if (outcome == TryLinkOutcome.NotFound)
            {
                _asked[(integrationId, member.Id)] = run;
            }

            lines.Add(new TryLinkLine(member.Id, member.Name, outcome, userId, errCode));
        }

        await LookAgainAsync(integrationId, app, cancellationToken);
        return new TryLinkReport(lines, ask.StoppedBy, ask.IsInVain);
    }

    private async Task<TryLinkOutcome> LinkAsync(long integrationId, long memberId, string userId, LinkMethod method, Actor actor, CancellationToken cancellationToken) =>
        (await link.RunAsync(integrationId, memberId, userId, method, actor, cancellationToken)).Outcome switch
        {
            LinkOutcome.Linked or LinkOutcome.Unchanged => TryLinkOutcome.Found,
            LinkOutcome.UserTaken => TryLinkOutcome.Ambiguous,
            _ => TryLinkOutcome.NotAsked,
        };

    private async Task<List<Member>> UnlinkedAsync(long integrationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Members.AsNoTracking()
            .Where(member => (member.Status == MemberStatus.Enabled || member.Status == MemberStatus.Pending)
                && !db.MemberLinks.Any(known => known.IntegrationId == integrationId && known.MemberId == member.Id))
            .OrderBy(member => member.Name).ThenBy(member => member.Id).ToListAsync(cancellationToken);
    }

    private async Task LookAgainAsync(long integrationId, WeComApp app, CancellationToken cancellationToken)
    {
        List<string> lost;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            lost = await db.MemberLinks.Where(known => known.IntegrationId == integrationId && known.LostAt != null)
                .Select(known => known.WeComUserId).ToListAsync(cancellationToken);
        }

        foreach (var userId in lost)
        {
            if ((await client.GetUserAsync(app, userId, cancellationToken)).IsOk)
            {
                reach.Forget();
                await writer.RunAsync(WritePriority.Person, write => reach.SeenAsync(write, integrationId, userId, cancellationToken), cancellationToken);
            }
        }
    }
}
