using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>Sources of alerts that a measurement adds.</summary>
public static class Source
{
    /// <summary>Adds a source that takes Alertmanager's webhook.</summary>
    /// <returns>Path and query to post to.</returns>
    public static async Task<string> PrometheusAsync(World world, long channelId)
    {
        var made = await world.CallAsync("datasource/upsert", new { name = "Alertmanager", plugin_type = "prometheus", settings = new { channel_id = channelId } });
        return new Uri(made.GetProperty("push_url").GetString()!).PathAndQuery.TrimStart('/');
    }
}
