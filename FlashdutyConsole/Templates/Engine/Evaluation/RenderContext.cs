using FlashdutyConsole.Templates.Engine.Times;

namespace FlashdutyConsole.Templates.Engine.Evaluation;

/// <summary>What functions may know of the rendering they are part of.</summary>
internal sealed class RenderContext(RenderOptions options)
{
    private Zone? _local;

    public Budget Budget { get; } = new(options.Limits, options.Clock);

    public bool MissingIsEmpty => options.MissingIsEmpty;

    public Zone Local => _local ??= options.TimeZone is { } name ? Zone.Find(name) ?? Zone.Utc : Zone.Utc;

    public GoTime Now => GoTime.Of(options.Clock.GetUtcNow(), Local);
}
