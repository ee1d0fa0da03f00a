namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>Starts something at a steady rate, however long the earlier ones take: a slow answer must not slow the load down.</summary>
public static class Beat
{
    /// <summary>Starts so many, evenly.</summary>
    /// <param name="context">The run.</param>
    /// <param name="count">How many.</param>
    /// <param name="perSecond">How many a second.</param>
    /// <param name="start">Starts one, by its number; must not block.</param>
    public static async Task RunAsync(RunContext context, int count, int perSecond, Action<int> start)
    {
        var began = context.Time.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            var wait = TimeSpan.FromSeconds((double)number / perSecond) - context.Time.GetElapsedTime(began);
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await context.RestAsync(wait);
            }

            start(number);
        }
    }
}
