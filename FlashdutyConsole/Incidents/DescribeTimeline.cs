using System.Globalization;
using System.Text.Json.Nodes;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.OpenApi;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>
/// Timeline entries as the Open API shows them (IncidentFeedItem). Times are milliseconds. In <c>i_notify</c> each person whom
/// the notification did not reach has the reason, read from the deliveries.
/// </summary>
public sealed class DescribeTimeline(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>The entries, in the same order.</summary>
    public async Task<IReadOnlyList<object>> RunAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellationToken)
    {
        var details = await DetailsAsync(entries, cancellationToken);
        return entries.Zip(details).Select(pair => Describe(pair.First, pair.Second)).ToList();
    }

    /// <summary>Writes the reasons into the entries themselves, for pages that put them into words. The entries must not be tracked.</summary>
    public async Task FillAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellationToken)
    {
        var notifications = entries.Where(entry => entry.Type == TimelineType.Notify).ToList();
        foreach (var (entry, detail) in notifications.Zip(await DetailsAsync(notifications, cancellationToken)))
        {
            entry.Detail = detail.ToJsonString(JsonColumn.Options);
        }
    }

    private async Task<List<JsonObject>> DetailsAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellationToken)
    {
        var details = entries.Select(entry => JsonNode.Parse(entry.Detail)?.AsObject() ?? []).ToList();
        var notifications = entries.Zip(details).Where(pair => pair.First.Type == TimelineType.Notify).Select(pair => pair.Second).ToList();
        var rids = notifications.Select(Rid).OfType<string>().Distinct().ToList();
        if (rids.Count > 0)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var told = (await db.Deliveries.AsNoTracking()
                .Where(delivery => delivery.NotificationId != null && rids.Contains(delivery.NotificationId))
                .Select(delivery => new Told(delivery.NotificationId!, delivery.MemberId, delivery.State, delivery.Reason, delivery.ErrCode, delivery.MsgId))
                .ToListAsync(cancellationToken)).ToLookup(one => one.Rid);
            notifications.ForEach(detail => Fill(detail, told[Rid(detail) ?? ""].ToList()));
        }

        return details;
    }

    private static object Describe(TimelineEntry entry, JsonObject detail) => new
    {
        RefId = entry.IncidentId,
        entry.Type,
        Detail = detail,
        AccountId = Account.Id,
        entry.CreatorId,
        CreatedAt = entry.CreatedAt.ToUnixTimeMilliseconds(),
        UpdatedAt = entry.CreatedAt.ToUnixTimeMilliseconds(),
    };

    private static void Fill(JsonObject detail, List<Told> told)
    {
        // The field holds one id; with several recipients each delivery has its own.
        if (told.Count == 1 && told[0].MsgId is { Length: > 0 } msgId)
        {
            detail["msg_id"] = msgId;
        }

        foreach (var person in (detail["persons"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var id = (long?)person["person_id"];
            if (told.Find(one => one.MemberId == id && one.State is (DeliveryState.Undeliverable or DeliveryState.Failed)) is { } failed)
            {
                person["failed_reason"] = DeliveryWords.FailedReason(failed.Reason, failed.ErrCode, CultureInfo.CurrentUICulture);
            }
        }
    }

    private static string? Rid(JsonObject detail) => (string?)detail["rid"];

    private sealed record Told(string Rid, long MemberId, DeliveryState State, string Reason, int ErrCode, string? MsgId);
}
