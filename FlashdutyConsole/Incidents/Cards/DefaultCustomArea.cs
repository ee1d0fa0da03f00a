namespace FlashdutyConsole.Incidents.Cards;

/// <summary>The custom area of the built-in preset: the labels that say where it is, each on its own line, only those present.</summary>
public static class DefaultCustomArea
{
    private static readonly string[] Names = ["resource", "metric", "trigger_value", "region", "cluster", "service", "env"];

    /// <summary>The lines for these labels.</summary>
    public static string Render(IReadOnlyDictionary<string, string> labels, CardTexts texts) => string.Join('\n', Names
        .Where(name => labels.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value))
        .Select(name => $"{texts[$"label_{name}"]}: {labels[name]}"));
}
