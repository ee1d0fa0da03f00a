using System.Globalization;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>
/// Scripts for wrk. Both sides are told the same: each alert has its own host, so each is a new alert here and a new alert
/// there; here it is also an incident of its own.
/// </summary>
public static class WrkScripts
{
    private const string Frame = """
        local n = 0
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        BODY
        function request()
          return wrk.format(nil, nil, nil, body())
        end
        function done(summary, latency, requests)
          local e = summary.errors
          io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
            e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50), latency:percentile(99)))
        end
        """;

    /// <summary>One event of the console's own format in each post.</summary>
    /// <param name="run">Makes the keys differ from those of other runs.</param>
    public static string OneEvent(string run) => Script($$$"""
        function body()
          n = n + 1
          return string.format('{"title_rule":"CPU of {{{run}}}-%d is high","event_status":"Warning","alert_key":"{{{run}}}-%d","description":"load is 92 percent","labels":{"alertname":"HighCpu","instance":"{{{run}}}-%d","severity":"warning","service":"checkout"}}', n, n, n)
        end
        """);

    /// <summary>One alert of Alertmanager's API in each post.</summary>
    /// <inheritdoc cref="OneEvent"/>
    public static string OneAlert(string run) => Script($$$"""
        function body()
          n = n + 1
          return string.format('[{"labels":{"alertname":"HighCpu","instance":"{{{run}}}-%d","severity":"warning","service":"checkout"},"annotations":{"summary":"CPU of {{{run}}}-%d is high","description":"load is 92 percent"}}]', n, n)
        end
        """);

    /// <summary>50 alerts in each post, as Alertmanager's own webhook sends them to the console.</summary>
    /// <param name="run">Makes the keys differ from those of other runs.</param>
    /// <param name="now">When they began.</param>
    public static string FiftyEvents(string run, DateTimeOffset now) => Script(Fifty(
        """{"version":"4","groupKey":"{}:{alertname=\\"HighCpu\\"}","truncatedAlerts":0,"status":"firing","receiver":"console","groupLabels":{"alertname":"HighCpu"},"commonLabels":{"alertname":"HighCpu","service":"checkout","severity":"warning"},"commonAnnotations":{"description":"load is 92 percent"},"externalURL":"http://alertmanager.example:9093","alerts":[""",
        $$"""{"status":"firing","labels":{"alertname":"HighCpu","instance":"{{run}}-%d","severity":"warning","service":"checkout"},"annotations":{"summary":"CPU of {{run}}-%d is high","description":"load is 92 percent"},"startsAt":"{{Instant(now)}}","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://prometheus.example:9090/graph","fingerprint":"{{run}}%08x"}""",
        "]}", "n, n, n"));

    /// <summary>50 alerts in each post to Alertmanager's API.</summary>
    /// <inheritdoc cref="FiftyEvents"/>
    public static string FiftyAlerts(string run, DateTimeOffset now) => Script(Fifty(
        "[",
        $$"""{"labels":{"alertname":"HighCpu","instance":"{{run}}-%d","severity":"warning","service":"checkout"},"annotations":{"summary":"CPU of {{run}}-%d is high","description":"load is 92 percent"},"startsAt":"{{Instant(now)}}","generatorURL":"http://prometheus.example:9090/graph"}""",
        "]", "n, n"));

    /// <summary>The same message again and again, each with another task_id: what the pretend WeCom takes when nothing else works.</summary>
    /// <param name="before">The body up to the task_id.</param>
    /// <param name="after">The body after it.</param>
    public static string Message(string before, string after) => Script($"""
        local before, after = [==[{before}]==], [==[{after}]==]
        function body()
          n = n + 1
          return before .. "alone" .. n .. after
        end
        """);

    private static string Fifty(string before, string each, string after, string values) => $$"""
        local parts = {}
        function body()
          for i = 1, 50 do
            n = n + 1
            parts[i] = string.format('{{each}}', {{values}})
          end
          return '{{before}}' .. table.concat(parts, ",") .. '{{after}}'
        end
        """;

    private static string Script(string body) => Frame.Replace("BODY", body, StringComparison.Ordinal);

    private static string Instant(DateTimeOffset now) => now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
