using FlashdutyConsole.Data;
using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Setup;

/// <summary>Keeps the store's log short, so that a start after a crash has little to read.</summary>
public sealed class CopyLog(LogCheckpoint checkpoint) : IWorker
{
    /// <inheritdoc/>
    public string Name => "log";

    /// <inheritdoc/>
    public WorkTopic Topic => WorkTopic.Housekeeping;

    /// <inheritdoc/>
    public TimeSpan Interval => TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        await checkpoint.RunAsync(cancellationToken);
        return false;
    }
}
