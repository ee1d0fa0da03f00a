using System.Globalization;
using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Templates.Engine.Functions;

namespace FlashdutyConsole.Templates.Editor;

/// <summary>What the editor suggests, as its script reads it.</summary>
/// <param name="Root">The fields of the incident.</param>
/// <param name="Functions">Every function.</param>
/// <param name="Texts">Words of the list of suggestions.</param>
public sealed record EditorCatalog(
    EditorShape Root, IReadOnlyList<EditorFunction> Functions, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>The suggestions in this language.</summary>
    public static EditorCatalog Of(CultureInfo culture, IReadOnlyDictionary<string, string> texts) => new(
        new EditorShape { Fields = Shapes(FieldCatalog.Of(culture)) },
        [
            .. FunctionCatalog.All.Where(function => function.Family != FunctionFamily.Refused)
                .Select(function => new EditorFunction(function.Name, function.Signature, FunctionCatalog.Help(function.HelpKey, culture))),
        ],
        texts);

    private static Dictionary<string, EditorShape>? Shapes(IReadOnlyList<FieldHelp> fields) =>
        fields.Count == 0 ? null : fields.ToDictionary(field => field.Name, Shape);

    private static EditorShape Shape(FieldHelp field) => new()
    {
        Help = field.Help,
        Keys = field.Labels switch { LabelKind.Incident => "incident", LabelKind.Alert => "alert", _ => null },
        Fields = Shapes(field.Fields),
        Element = field.Element is null ? null : new EditorShape { Fields = Shapes(field.Element) },
    };
}
