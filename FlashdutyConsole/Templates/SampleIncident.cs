using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Templates;

/// <summary>An incident with something in every field, for checks and previews without a real one.</summary>
public static class SampleIncident
{
    private const string Json = """
        {
          "ID": "6621f2a4c8d3f0a1b2c3d4e5", "Num": "C3D4E5", "Title": "db-1 / disk.used above 90%", "Description": "Disk of db-1 has been above 90% for 5 minutes",
          "DetailUrl": "https://console.example.com/incident/detail/6621f2a4c8d3f0a1b2c3d4e5", "IncidentSeverity": "Critical", "IncidentStatus": "Critical",
          "Progress": "Triggered", "StartTime": 1718006400, "LastTime": 1718006700, "EndTime": 0, "AckTime": 0, "CloseTime": 0, "SnoozedBefore": 0,
          "ChannelID": 1, "ChannelName": "Databases", "ChannelStatus": "enabled", "AlertCnt": 3, "ActiveAlertCnt": 2, "AlertEventCnt": 5, "AccountName": "Console",
          "FireType": "fire", "FireReason": "", "GroupMethod": "n", "EverMuted": false, "Impact": "", "RootCause": "", "Resolution": "", "Fields": {},
          "Labels": {
            "resource": "db-1", "metric": "disk.used", "trigger_value": "92.5", "region": "cn-north-1", "cluster": "main", "service": "orders", "env": "prod",
            "check": "disk above 90%", "instance": "10.0.0.5:9100", "job": "node", "alertname": "DiskFull", "runbook_url": "https://wiki.example.com/disk"
          },
          "Creator": { "PersonID": 1, "PersonName": "Wang Fang", "Email": "wangfang@example.com" },
          "Closer": { "PersonID": 0, "PersonName": "", "Email": "" }, "Owner": { "PersonID": 1, "PersonName": "Wang Fang", "Email": "wangfang@example.com" },
          "Responders": [
            { "PersonID": 1, "PersonName": "Wang Fang", "Email": "wangfang@example.com", "AssignedAt": 1718006401, "AcknowledgedAt": 1718006460 },
            { "PersonID": 2, "PersonName": "Li Na", "Email": "lina@example.com", "AssignedAt": 1718006401, "AcknowledgedAt": 0 }
          ],
          "Images": [ { "Src": "img_001", "Alt": "disk", "Url": "https://img.example.com/disk.png" } ],
          "Alerts": [
            {
              "Title": "db-1 disk", "Description": "92.5% used", "AlertKey": "db-1:disk", "AlertSeverity": "Critical", "AlertStatus": "Critical",
              "StartTime": 1718006400, "LastTime": 1718006700, "EndTime": 0, "CloseTime": 0, "Labels": { "resource": "db-1", "trigger_value": "92.5" }
            },
            {
              "Title": "db-2 disk", "Description": "85.1% used", "AlertKey": "db-2:disk", "AlertSeverity": "Warning", "AlertStatus": "Ok",
              "StartTime": 1718006430, "LastTime": 1718006700, "EndTime": 1718006700, "CloseTime": 1718006700, "Labels": { "resource": "db-2", "trigger_value": "85.1" }
            }
          ]
        }
        """;

    /// <summary>Its data.</summary>
    public static GoData Data { get; } = GoData.Parse(Json);
}
