namespace FlashdutyConsole.OpenApi;

/// <summary>Instants as the Open API writes them.</summary>
public static class ApiTime
{
    /// <summary>Unix seconds.</summary>
    public static long Seconds(this DateTimeOffset instant) => instant.ToUnixTimeSeconds();

    /// <summary>Unix seconds; 0 = not yet.</summary>
    public static long Seconds(this DateTimeOffset? instant) => instant?.ToUnixTimeSeconds() ?? 0;
}
