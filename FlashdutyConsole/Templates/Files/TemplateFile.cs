using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FlashdutyConsole.Templates.Files;

/// <summary>
/// Templates as a file that says what it is: JSON with a format name and a version; contents as lists of lines, so that a change of a line
/// is a change of a line in anyone's version control.
/// </summary>
public static class TemplateFile
{
    /// <summary>The format's name.</summary>
    public const string Format = "flashduty-console/notification-templates";

    /// <summary>The version of the format that is written; newer ones are not read.</summary>
    public const int FormatVersion = 1;

    /// <summary>Largest file, in UTF-16 units.</summary>
    public const int LongestFile = 4 << 20;

    /// <summary>Most templates in a file.</summary>
    public const int MostTemplates = 100;

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NewLine = "\n",
    };

    private static readonly JsonDocumentOptions s_read = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 8 };

    /// <summary>The file with these templates.</summary>
    public static string Write(IEnumerable<NotificationTemplate> templates)
    {
        var list = new JsonArray();
        foreach (var template in templates)
        {
            var entry = new JsonObject { ["name"] = template.Name, ["description"] = template.Description, ["wecom_app"] = Lines(template.WeComApp) };
            if (template.OtherChannels.Count > 0)
            {
                entry["other_channels"] = new JsonObject(template.OtherChannels.OrderBy(other => other.Key, StringComparer.Ordinal)
                    .Select(other => KeyValuePair.Create<string, JsonNode?>(other.Key, Lines(other.Value))));
            }

            list.Add(entry);
        }

        return new JsonObject { ["format"] = Format, ["format_version"] = FormatVersion, ["templates"] = list }.ToJsonString(s_json) + "\n";
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The templates in it, and everything that is wrong with it; with a fault nothing of it should be used.</returns>
    public static (IReadOnlyList<TemplateDraft> Drafts, IReadOnlyList<ImportFault> Faults) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestFile)
        {
            return ([], [new ImportFault(ImportFaultKind.TooLarge)]);
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text.TrimStart('\uFEFF'), s_read);
        }
        catch (JsonException broken)
        {
            return ([], [new ImportFault(ImportFaultKind.NotJson) { Line = (int)(broken.LineNumber ?? 0) + 1, Column = (int)(broken.BytePositionInLine ?? 0) + 1 }]);
        }

        using (document)
        {
            return Read(document.RootElement);
        }
    }

    private static (IReadOnlyList<TemplateDraft>, IReadOnlyList<ImportFault>) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String || format.GetString() != Format)
        {
            return ([], [new ImportFault(ImportFaultKind.OtherFormat)]);
        }

        if (!root.TryGetProperty("format_version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number is < 1 or > FormatVersion)
        {
            return ([], [new ImportFault(ImportFaultKind.OtherVersion)]);
        }

        if (!root.TryGetProperty("templates", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostTemplates)
        {
            return ([], [new ImportFault(ImportFaultKind.NoTemplates)]);
        }

        var (drafts, faults) = (new List<TemplateDraft>(), new List<ImportFault>());
        foreach (var (entry, index) in list.EnumerateArray().Select((entry, index) => (entry, index + 1)))
        {
            if (Read(entry, index, faults) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        return (drafts, faults);
    }

    private static TemplateDraft? Read(JsonElement entry, int index, List<ImportFault> faults)
    {
        var name = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("name", out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : null;
        if (name is null)
        {
            faults.Add(new ImportFault(ImportFaultKind.Field) { Index = index, Field = "name" });
            return null;
        }

        var before = faults.Count;
        var content = Text(entry, "wecom_app", required: true);
        var description = Text(entry, "description", required: false);
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        if (entry.TryGetProperty("other_channels", out var given) && given.ValueKind != JsonValueKind.Null)
        {
            if (given.ValueKind != JsonValueKind.Object)
            {
                Fault("other_channels");
            }
            else
            {
                foreach (var other in given.EnumerateObject().Select(other => other.Name).Distinct())
                {
                    if (!TemplateChannels.Others.Contains(other))
                    {
                        Fault($"other_channels.{other}");
                    }
                    else if (Text(given, other, required: true) is { Length: > 0 } text)
                    {
                        others[other] = text;
                    }
                }
            }
        }

        if (faults.Count > before)
        {
            return null;
        }

        var draft = new TemplateDraft { Name = name, Description = description!, WeComApp = content!, OtherChannels = others };
        faults.AddRange(new TemplateDraftValidator().Validate(draft).Errors
            .Select(error => new ImportFault(ImportFaultKind.Field) { Index = index, Name = name, Field = error.PropertyName == "template_name" ? "name" : error.PropertyName }));
        if (StoreTemplate.FaultOf(draft.WeComApp) is { } fault)
        {
            faults.Add(new ImportFault(ImportFaultKind.Broken) { Index = index, Name = name, Field = "wecom_app", Line = fault.Line, Column = fault.Column, Message = fault.Message });
        }

        return faults.Count > before ? null : draft;

        void Fault(string field) => faults.Add(new ImportFault(ImportFaultKind.Field) { Index = index, Name = name, Field = field });

        string? Text(JsonElement of, string field, bool required)
        {
            if (!of.TryGetProperty(field, out var value))
            {
                if (required)
                {
                    Fault(field);
                }

                return "";
            }

            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    return value.GetString();
                case JsonValueKind.Array when value.EnumerateArray().All(line => line.ValueKind == JsonValueKind.String):
                    return string.Join('\n', value.EnumerateArray().Select(line => line.GetString()));
                default:
                    Fault(field);
                    return null;
            }
        }
    }

    private static JsonArray Lines(string content) => new([.. content.Split('\n').Select(line => (JsonNode)line)]);
}
