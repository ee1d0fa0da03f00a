using System.Globalization;
using System.Resources;

namespace FlashdutyConsole.Templates;

/// <summary>The built-in preset: the labels that say where it is, each on its own line, only those present. In Chinese, as in Flashduty.</summary>
public static class PresetTemplate
{
    private static readonly ResourceManager Texts = new(typeof(TemplateStrings));

    private static readonly (string Label, string Name)[] Lines =
    [
        ("resource", TemplateStrings.Resource), ("metric", TemplateStrings.Metric), ("trigger_value", TemplateStrings.TriggerValue),
        ("region", TemplateStrings.Region), ("cluster", TemplateStrings.Cluster), ("service", TemplateStrings.Service), ("env", TemplateStrings.Env),
    ];

    /// <summary>The preset as a template; it is not in the database.</summary>
    public static NotificationTemplate Template { get; } = new()
    {
        Id = NotificationTemplate.PresetId,
        Name = Text(TemplateStrings.PresetName),
        Description = Text(TemplateStrings.PresetDescription),
        WeComApp = string.Join('\n', Lines.Select(line =>
            $$$"""{{if index .Labels "{{{line.Label}}}"}}{{{Text(line.Name)}}}: {{index .Labels "{{{line.Label}}}"}}{{end}}""")),
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    private static string Text(string key) => Texts.GetString(key, CultureInfo.InvariantCulture) ?? key;
}
