namespace FlashdutyConsole.Templates;

/// <summary>The built-in preset: its name and the names of the labels on its lines.</summary>
internal sealed class TemplateStrings
{
    internal const string PresetName = nameof(PresetName);
    internal const string PresetDescription = nameof(PresetDescription);
    internal const string Resource = nameof(Resource);
    internal const string Metric = nameof(Metric);
    internal const string TriggerValue = nameof(TriggerValue);
    internal const string Region = nameof(Region);
    internal const string Cluster = nameof(Cluster);
    internal const string Service = nameof(Service);
    internal const string Env = nameof(Env);
}
