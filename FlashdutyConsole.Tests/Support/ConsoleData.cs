using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;

namespace FlashdutyConsole.Tests.Support;

/// <summary>Rows that tests start from, written straight into the database.</summary>
public static class ConsoleData
{
    /// <summary>A channel.</summary>
    public static async Task<Channel> AddChannelAsync(this TestConsole console, string name = "Operations")
    {
        var channel = new Channel { Name = name, CreatorId = console.OwnerId, CreatedAt = console.Now, UpdatedAt = console.Now };
        await console.WriteAsync(db => db.Channels.Add(channel));
        return channel;
    }

    /// <summary>An integration.</summary>
    public static async Task<Integration> AddIntegrationAsync(this TestConsole console, string pluginType, long channelId = 0)
    {
        var integration = new Integration
        {
            Key = Guid.NewGuid().ToString("N"),
            Name = pluginType,
            PluginType = pluginType,
            ChannelId = channelId,
            CreatorId = console.OwnerId,
            CreatedAt = console.Now,
            UpdatedAt = console.Now,
        };
        await console.WriteAsync(db => db.Integrations.Add(integration));
        console.Get<IntegrationDirectory>().Forget();
        return integration;
    }

    /// <summary>An incident that an alert started, with that alert and one event.</summary>
    public static async Task<(Incident Incident, Alert Alert)> AddIncidentAsync(
        this TestConsole console, string title = "CPU is high", long channelId = 0, long integrationId = 0, Action<Incident>? change = null)
    {
        var labels = new Dictionary<string, string> { ["resource"] = "web-1", ["env"] = "prod" };
        var incident = new Incident
        {
            Id = ObjectId.New(console.Now),
            ChannelId = channelId,
            IntegrationId = integrationId,
            Title = title,
            Severity = IncidentSeverity.Critical,
            Labels = labels,
            DedupKey = "key-" + title,
            StartTime = console.Now,
            LastTime = console.Now,
            CreatedAt = console.Now,
            UpdatedAt = console.Now,
            AlertCount = 1,
            ActiveAlertCount = 1,
            EventCount = 1,
        };
        var alert = new Alert
        {
            Id = ObjectId.New(console.Now),
            IncidentId = incident.Id,
            IntegrationId = integrationId,
            ChannelId = channelId,
            AlertKey = "key-" + incident.Id,
            Title = title,
            Severity = IncidentSeverity.Critical,
            Status = IncidentSeverity.Critical,
            Labels = labels,
            StartTime = console.Now,
            LastTime = console.Now,
            EventCount = 1,
            CreatedAt = console.Now,
            UpdatedAt = console.Now,
        };
        change?.Invoke(incident);
        await console.WriteAsync(db =>
        {
            db.Incidents.Add(incident);
            db.Alerts.Add(alert);
            return db.AlertEvents.Add(new AlertEvent
            {
                Id = ObjectId.New(console.Now),
                AlertId = alert.Id,
                IntegrationId = integrationId,
                AlertKey = alert.AlertKey,
                Title = title,
                Status = IncidentSeverity.Critical,
                Labels = labels,
                EventTime = console.Now,
                CreatedAt = console.Now,
            });
        });
        return (incident, alert);
    }
}
