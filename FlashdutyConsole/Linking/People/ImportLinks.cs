using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Linking.People;

/// <summary>Links members from a file: all lines or none. What is wrong is told for every line at once.</summary>
public sealed class ImportLinks(ConsoleWriter writer, LinkMember link)
{
    /// <summary>Imports.</summary>
    /// <param name="integrationId">The WeCom integration.</param>
    /// <param name="text">The file's text, see <see cref="LinkFile"/>.</param>
    /// <param name="actor">Who links.</param>
    /// <param name="cancellationToken">Gives up; nothing is linked then.</param>
    public async Task<ImportResult> RunAsync(long integrationId, string text, Actor actor, CancellationToken cancellationToken)
    {
        var (rows, faults) = LinkFile.Read(text);
        if (rows.Count == 0 && faults.Count == 0)
        {
            return new ImportResult(0, 0, [new LinkFileFault(1, LinkFileFaultKind.Empty)]);
        }

        // Alone, for it may be long.
        return await writer.RunAsync(WritePriority.Ingest, async write =>
        {
            var members = await MembersAsync(write, rows, cancellationToken);
            var all = faults.Concat(await CheckAsync(write, integrationId, rows, members, cancellationToken)).OrderBy(fault => fault.Line).ToList();
            if (all.Count > 0)
            {
                return new ImportResult(0, 0, all);
            }

            var linked = 0;
            foreach (var row in rows)
            {
                var result = await link.ApplyAsync(write, integrationId, members[row.Email.ToUpperInvariant()], row.WeComUserId, LinkMethod.File, actor, cancellationToken);
                linked += result.Outcome switch
                {
                    LinkOutcome.Linked => 1,
                    LinkOutcome.Unchanged => 0,
                    // Rolls back what was linked before it.
                    _ => throw new InvalidOperationException($"Line {row.Line}: {result.Outcome}"),
                };
            }

            return new ImportResult(linked, rows.Count - linked, []);
        }, cancellationToken);
    }

    private static async Task<Dictionary<string, long>> MembersAsync(Write write, IReadOnlyList<LinkFileRow> rows, CancellationToken cancellationToken)
    {
        var emails = rows.Select(row => row.Email.ToUpperInvariant()).ToList();
        return await write.Db.Members
            .Where(member => (member.Status == MemberStatus.Enabled || member.Status == MemberStatus.Pending) && emails.Contains(member.NormalizedEmail!))
            .ToDictionaryAsync(member => member.NormalizedEmail!, member => member.Id, cancellationToken);
    }

    private static async Task<List<LinkFileFault>> CheckAsync(
        Write write, long integrationId, IReadOnlyList<LinkFileRow> rows, Dictionary<string, long> members, CancellationToken cancellationToken)
    {
        var links = await write.Db.MemberLinks.AsNoTracking().Where(known => known.IntegrationId == integrationId).ToListAsync(cancellationToken);
        var byMember = links.ToDictionary(known => known.MemberId);
        var byUser = links.ToDictionary(known => known.WeComUserId);
        var faults = new List<LinkFileFault>();
        foreach (var row in rows)
        {
            if (!members.TryGetValue(row.Email.ToUpperInvariant(), out var memberId))
            {
                faults.Add(new LinkFileFault(row.Line, LinkFileFaultKind.UnknownEmail, row.Email));
            }
            else if (byMember.TryGetValue(memberId, out var own) && own.WeComUserId != row.WeComUserId)
            {
                faults.Add(new LinkFileFault(row.Line, LinkFileFaultKind.MemberTaken, own.WeComUserId));
            }
            else if (byUser.TryGetValue(row.WeComUserId, out var other) && other.MemberId != memberId)
            {
                faults.Add(new LinkFileFault(row.Line, LinkFileFaultKind.UserTaken, row.WeComUserId));
            }
        }

        return faults;
    }
}
