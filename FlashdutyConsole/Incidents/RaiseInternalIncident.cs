using System.Globalization;
using System.Resources;
using System.Text;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>
/// Tells the owners what the watchdog has found: as an incident of no channel, assigned to them directly, so that no rule
/// decides whether they hear of it. While one is open, further findings go into it.
/// </summary>
public sealed class RaiseInternalIncident(ConsoleWriter writer, IncidentDesk desk) : IFindingsReport
{
    /// <summary>What groups findings into one incident.</summary>
    public const string DedupKey = "flashduty-console/watchdog";

    private const int NamedOfAKind = 10;
    private const int MaximumDescription = 4096;
    private static readonly ResourceManager Texts = new(typeof(FindingStrings));
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo(Account.Locale);
    private static readonly CompositeFormat Line = CompositeFormat.Parse(Text(FindingStrings.Line));

    /// <inheritdoc/>
    public Task RunAsync(IReadOnlyList<WatchFinding> findings, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Worker, async write =>
        {
            var open = await write.Db.Incidents.Include(incident => incident.Responders)
                .Where(incident => incident.ChannelId == 0 && incident.DedupKey == DedupKey && incident.GroupMethod == "p"
                    && incident.Progress < IncidentProgress.Closed && incident.DeletedAt == null)
                .OrderByDescending(incident => incident.Id).FirstOrDefaultAsync(cancellationToken);
            if (open is null)
            {
                await RaiseAsync(write, findings, cancellationToken);
                return;
            }

            open.EventCount++;
            open.LastTime = write.Now;
            open.UpdatedAt = write.Now;
            // The newest first; what was found long ago gives way.
            open.Description = Cut($"{Describe(findings)}\n\n{open.Description}");
            desk.Announce(write, open.Id);
        }, cancellationToken);

    /// <summary>What was found, in the account's language: a line for each kind, with some of the ids.</summary>
    public static string Describe(IReadOnlyList<WatchFinding> findings)
    {
        var text = new StringBuilder(Text(FindingStrings.Intro));
        foreach (var kind in findings.GroupBy(finding => finding.Kind))
        {
            var ids = string.Join(", ", kind.Take(NamedOfAKind).Select(finding => finding.Id));
            text.Append('\n').AppendFormat(
                Culture, Line, Texts.GetString(kind.Key, Culture) ?? kind.Key, kind.Count(), ids,
                Text(kind.All(finding => finding.Repaired) ? FindingStrings.Repaired : FindingStrings.NotRepaired));
        }

        return text.ToString();
    }

    private static string Cut(string text) => text.Length <= MaximumDescription ? text : text[..MaximumDescription];

    private async Task RaiseAsync(Write write, IReadOnlyList<WatchFinding> findings, CancellationToken cancellationToken)
    {
        var incident = new Incident
        {
            Id = ObjectId.New(write.Now),
            Title = Text(FindingStrings.Title),
            Description = Describe(findings),
            Severity = IncidentSeverity.Critical,
            Labels = new Dictionary<string, string> { ["resource"] = Account.Name, ["metric"] = findings[0].Kind },
            DedupKey = DedupKey,
            GroupMethod = "p",
            StartTime = write.Now,
            LastTime = write.Now,
            EventCount = 1,
            CreatedAt = write.Now,
            OpenedAt = write.Now,
            UpdatedAt = write.Now,
            NextStepAt = write.Now,
        };
        write.Db.Incidents.Add(incident);
        var target = new IncidentWrite(write, incident, Actor.Engine);
        target.Record(TimelineType.New, new NewDetail(incident.Severity.ToString(), incident.Title));
        var people = await PeopleAsync(write, cancellationToken);
        if (people.Count > 0)
        {
            AssignIncident.Apply(target, new Assignment { PersonIds = people });
        }

        desk.Announce(write, incident);
    }

    // The owners. When WeCom knows none of them, the admins that it knows as well: somebody must hear it.
    private static async Task<List<long>> PeopleAsync(Write write, CancellationToken cancellationToken)
    {
        var leading = await write.Db.Members
            .Where(member => member.Status != MemberStatus.Deleted && member.Status != MemberStatus.Disabled && (member.Role == MemberRole.Owner || member.Role == MemberRole.Admin))
            .Select(member => new { member.Id, member.Role, Linked = write.Db.MemberLinks.Any(link => link.MemberId == member.Id) })
            .ToListAsync(cancellationToken);
        var owners = leading.Where(member => member.Role == MemberRole.Owner).ToList();
        return leading.Where(member => member.Role == MemberRole.Owner || (member.Linked && !owners.Exists(owner => owner.Linked)))
            .Select(member => member.Id).Order().ToList();
    }

    private static string Text(string key) => Texts.GetString(key, Culture) ?? key;
}
