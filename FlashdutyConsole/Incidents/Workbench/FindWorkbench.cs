using FlashdutyConsole.Channels;

namespace FlashdutyConsole.Incidents.Workbench;

/// <summary>Finds what a member's homepage shows: a few of each kind, so that the page stays small.</summary>
public sealed class FindWorkbench(FindIncidents find, FindChannelNames channels, TimeProvider time)
{
    /// <summary>Incidents of each kind at most.</summary>
    public const int Most = 10;

    /// <summary>Incidents in a page of all.</summary>
    public const int PageSize = 20;

    private const int MostMine = 60;
    private static readonly IReadOnlyList<IncidentProgress> Open = [IncidentProgress.Triggered, IncidentProgress.Processing];

    /// <summary>The member's own first, then others.</summary>
    /// <param name="memberId">The member.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<WorkbenchView> MineAsync(long memberId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var mine = (await find.RunAsync(new IncidentFilter { Progress = Open, ResponderIds = [memberId] }, null, MostMine, 0, cancellationToken)).Items;
        var onMe = mine.Where(incident => incident.Progress == IncidentProgress.Triggered && !incident.IsSnoozed(now)).Take(Most).ToList();
        var rest = mine.Except(onMe).Take(Most).ToList();
        // As many as could all be the member's own, so that others are left.
        var newest = (await find.RunAsync(new IncidentFilter { Progress = Open }, null, Most + onMe.Count + rest.Count, 0, cancellationToken)).Items;
        var others = newest.Where(incident => incident.Responders.All(responder => responder.MemberId != memberId)).Take(Most).ToList();
        return new WorkbenchView
        {
            OnMe = onMe,
            Mine = rest,
            Others = others,
            OpenCount = await find.CountAsync(new IncidentFilter { Progress = Open }, cancellationToken),
            ChannelNames = await NamesAsync([.. onMe, .. rest, .. others], cancellationToken),
        };
    }

    /// <summary>One page of all open incidents.</summary>
    /// <param name="after">The id at which the last page ended; null = the first page.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<WorkbenchView> AllAsync(string? after, CancellationToken cancellationToken)
    {
        var page = await find.RunAsync(new IncidentFilter { Progress = Open }, after, PageSize, 0, cancellationToken);
        return new WorkbenchView
        {
            Others = page.Items,
            OpenCount = await find.CountAsync(new IncidentFilter { Progress = Open }, cancellationToken),
            Next = page.HasMore ? page.Items[^1].Id : null,
            ChannelNames = await NamesAsync(page.Items, cancellationToken),
        };
    }

    private Task<IReadOnlyDictionary<long, string>> NamesAsync(IEnumerable<Incident> incidents, CancellationToken cancellationToken) =>
        channels.ByIdAsync([.. incidents.Select(incident => incident.ChannelId).Distinct()], cancellationToken);
}
