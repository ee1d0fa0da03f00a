using System.Text.Json;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.History;

/// <summary>What the store holds, as far as the comparison needs it.</summary>
public sealed record StoredHistory
{
    /// <summary>Events: the key, and the alert each belongs to.</summary>
    public IReadOnlyList<Event> Events { get; init; } = [];

    /// <summary>Alerts.</summary>
    public IReadOnlyList<StoredAlert> Alerts { get; init; } = [];

    /// <summary>Incidents that are not removed.</summary>
    public IReadOnlyList<StoredIncident> Incidents { get; init; } = [];

    /// <summary>The outbox.</summary>
    public IReadOnlyList<StoredDelivery> Deliveries { get; init; } = [];

    /// <summary>Cards.</summary>
    public IReadOnlyList<StoredCard> Cards { get; init; } = [];

    /// <summary>Timelines, oldest entry first.</summary>
    public IReadOnlyList<Entry> Timeline { get; init; } = [];

    /// <summary>What <c>PRAGMA integrity_check</c> and <c>PRAGMA foreign_key_check</c> complain of.</summary>
    public IReadOnlyList<string> Damage { get; init; } = [];

    /// <summary>Reads everything in one snapshot.</summary>
    public static async Task<StoredHistory> ReadAsync(ConsoleDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadUncommitted, cancellationToken);
        return new StoredHistory
        {
            Events = await db.AlertEvents.Select(row => new Event(row.AlertKey, row.AlertId)).ToListAsync(cancellationToken),
            Alerts = await db.Alerts.Select(row => new StoredAlert(row.Id, row.AlertKey, row.IncidentId, row.EventCount)).ToListAsync(cancellationToken),
            Incidents = await db.Incidents.Where(row => row.DeletedAt == null).Select(row => new StoredIncident(
                row.Id, row.Title, row.ChannelId, row.DedupKey, row.Progress, row.AlertCount, row.NextStepAt != null, row.Quiet)).ToListAsync(cancellationToken),
            Deliveries = await db.Deliveries.Select(row => new StoredDelivery(
                row.Id, row.IncidentId, row.NotificationId, row.WeComUserId, row.Kind, row.State, row.CardId, row.MergedIntoId)).ToListAsync(cancellationToken),
            Cards = await db.Cards.Select(row => new StoredCard(row.Id, row.IncidentId, row.WeComUserId, row.TaskId)).ToListAsync(cancellationToken),
            Timeline = await db.Timeline.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
                .Select(row => new Entry(row.IncidentId, row.Type, row.Type == TimelineType.Notify ? row.Detail : null)).ToListAsync(cancellationToken),
            Damage = await DamageAsync(db, cancellationToken),
        };
    }

    /// <summary>Asks SQLite whether its file is whole: what it complains of.</summary>
    public static async Task<IReadOnlyList<string>> DamageAsync(ConsoleDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(cancellationToken);
        var keys = await db.Database.SqlQueryRaw<string>("SELECT \"table\" || ' -> ' || \"parent\" AS Value FROM pragma_foreign_key_check").ToListAsync(cancellationToken);
        return [.. found.Where(line => line != "ok"), .. keys];
    }

    /// <summary>A stored event.</summary>
    public sealed record Event(string Key, string AlertId);

    /// <summary>A stored alert.</summary>
    public sealed record StoredAlert(string Id, string Key, string IncidentId, int EventCount);

    /// <summary>A stored incident.</summary>
    public sealed record StoredIncident(
        string Id, string Title, long ChannelId, string DedupKey, IncidentProgress Progress, int AlertCount, bool HasNextStep, QuietReason Quiet)
    {
        /// <summary>The number that people read.</summary>
        public string Num => Id[^6..].ToUpperInvariant();
    }

    /// <summary>A row of the outbox.</summary>
    public sealed record StoredDelivery(
        long Id, string IncidentId, string? NotificationId, string UserId, DeliveryKind Kind, DeliveryState State, long? CardId, long? MergedIntoId);

    /// <summary>A stored card.</summary>
    public sealed record StoredCard(long Id, string IncidentId, string UserId, string TaskId);

    /// <summary>A line of a timeline; the detail only of a notification.</summary>
    public sealed record Entry(string IncidentId, string Type, string? Detail = null)
    {
        /// <summary>What the deliveries of a notification refer to; null for other lines.</summary>
        public string? NotificationId => Detail is null ? null : JsonDocument.Parse(Detail).RootElement.GetProperty("rid").GetString();
    }
}
