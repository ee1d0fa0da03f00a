using FlashdutyConsole.Members;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>The sample as an incident with its alerts: the same as <see cref="Templates.SampleIncident"/>, for what needs more than a template's data.</summary>
public static class SampleCard
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.FromUnixTimeSeconds(1718006400);

    /// <summary>It.</summary>
    public static PreviewSubject Subject { get; } = Make();

    private static PreviewSubject Make()
    {
        var incident = new Incident
        {
            Id = "6621f2a4c8d3f0a1b2c3d4e5",
            Title = "db-1 / disk.used above 90%",
            Description = "Disk of db-1 has been above 90% for 5 minutes",
            Severity = IncidentSeverity.Critical,
            Progress = IncidentProgress.Triggered,
            ChannelId = 1,
            StartTime = s_start,
            LastTime = s_start.AddMinutes(5),
            CreatedAt = s_start,
            OpenedAt = s_start,
            UpdatedAt = s_start.AddMinutes(5),
            CreatorId = 1,
            OwnerId = 1,
            AlertCount = 3,
            ActiveAlertCount = 2,
            EventCount = 5,
            Labels = new Dictionary<string, string>
            {
                ["resource"] = "db-1", ["metric"] = "disk.used", ["trigger_value"] = "92.5", ["region"] = "cn-north-1", ["cluster"] = "main", ["service"] = "orders",
                ["env"] = "prod", ["check"] = "disk above 90%", ["instance"] = "10.0.0.5:9100", ["job"] = "node", ["alertname"] = "DiskFull",
                ["runbook_url"] = "https://wiki.example.com/disk",
            },
            Responders =
            [
                new Responder { MemberId = 1, AssignedAt = s_start.AddSeconds(1), AcknowledgedAt = s_start.AddMinutes(1) },
                new Responder { MemberId = 2, AssignedAt = s_start.AddSeconds(1) },
            ],
        };
        Alert[] alerts =
        [
            Alert("db-1 disk", "92.5% used", "db-1:disk", IncidentSeverity.Critical, IncidentSeverity.Critical, 0, null, ("resource", "db-1"), ("trigger_value", "92.5")),
            Alert("db-2 disk", "85.1% used", "db-2:disk", IncidentSeverity.Warning, IncidentSeverity.Ok, 30, s_start.AddMinutes(5), ("resource", "db-2"), ("trigger_value", "85.1")),
        ];
        var people = new Dictionary<long, Member>
        {
            [1] = new() { Id = 1, Name = "Wang Fang", Email = "wangfang@example.com" },
            [2] = new() { Id = 2, Name = "Li Na", Email = "lina@example.com" },
        };
        return new PreviewSubject(incident, alerts, "Databases", "https://console.example.com/incident/detail/6621f2a4c8d3f0a1b2c3d4e5", people) { IsSample = true };
    }

    private static Alert Alert(
        string title, string description, string key, IncidentSeverity severity, IncidentSeverity status, int after, DateTimeOffset? end, params (string Key, string Value)[] labels) => new()
        {
            Title = title,
            Description = description,
            AlertKey = key,
            Severity = severity,
            Status = status,
            StartTime = s_start.AddSeconds(after),
            LastTime = s_start.AddMinutes(5),
            EndTime = end,
            Labels = labels.ToDictionary(label => label.Key, label => label.Value),
        };
}
