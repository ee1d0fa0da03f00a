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
    public static NotificationTemplate Template { get; } = In(CultureInfo.InvariantCulture);

    /// <summary>The same in a reader's language.</summary>
    public static NotificationTemplate In(CultureInfo culture) => new()
    {
        Id = NotificationTemplate.PresetId,
        Name = Text(TemplateStrings.PresetName, culture),
        Description = Text(TemplateStrings.PresetDescription, culture),
        WeComApp = Content(culture),
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Its content with the names of the labels in this language, as cards show it to their readers.</summary>
    public static string Content(CultureInfo culture) => string.Join('\n', Lines.Select(line =>
        $$$"""{{if index .Labels "{{{line.Label}}}"}}{{{Text(line.Name, culture)}}}: {{index .Labels "{{{line.Label}}}"}}{{end}}"""));

    private static string Text(string key, CultureInfo culture) => Texts.GetString(key, culture) ?? key;
}
