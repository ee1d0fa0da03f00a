using System.Globalization;
using System.Resources;

namespace FlashdutyConsole.Templates;

/// <summary>The fields of an incident that templates can show, with their help.</summary>
public static class FieldCatalog
{
    private static readonly ResourceManager s_texts = new("FlashdutyConsole.Templates.FieldTexts", typeof(FieldCatalog).Assembly);

    /// <summary>The fields in their order, in this language.</summary>
    public static IReadOnlyList<FieldHelp> Of(CultureInfo culture) => Fields(CardField.Incident, "", culture);

    private static List<FieldHelp> Fields(CardField of, string owner, CultureInfo culture) => [.. of.Names.Select(name =>
    {
        var field = of.Find(name)!;
        return new FieldHelp(
            name,
            s_texts.GetString($"{owner}_{name}", culture) ?? s_texts.GetString(name, culture) ?? "",
            name == "Labels" ? owner == "Alerts" ? LabelKind.Alert : LabelKind.Incident : LabelKind.None,
            Fields(field, name, culture),
            field.Element is null ? null : Fields(field.Element, name, culture));
    })];
}
