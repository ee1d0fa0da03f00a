using System.Globalization;
using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Templates.Engine.Functions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Templates.Help;

/// <summary>The language of templates: a short guide, the fields of an incident, and every function with an example. For every member.</summary>
public sealed partial class TemplateHelpPage
{
    // Each is rendered by a test.
    internal static readonly IReadOnlyList<(string Title, string Text, string? Example)> Guide =
    [
        (TemplateHelpStrings.GuideValue, TemplateHelpStrings.GuideValueText, "{{.Title}} ({{.IncidentSeverity}})"),
        (TemplateHelpStrings.GuideLabel, TemplateHelpStrings.GuideLabelText, "{{.Labels.service}}\n{{index .Labels \"k8s.io/name\"}}"),
        (TemplateHelpStrings.GuideIf, TemplateHelpStrings.GuideIfText, "{{if .Labels.region}}region: {{.Labels.region}}{{end}}"),
        (TemplateHelpStrings.GuideRange, TemplateHelpStrings.GuideRangeText, "{{range $i, $alert := .Alerts}}\n{{add1 $i}}. {{.Title}}\n{{end}}"),
        (TemplateHelpStrings.GuidePipe, TemplateHelpStrings.GuidePipeText, "{{.Labels.env | default \"prod\" | upper}}"),
        (TemplateHelpStrings.GuideTime, TemplateHelpStrings.GuideTimeText, "{{date \"01-02 15:04\" .StartTime}}, {{ago .StartTime}}"),
        (TemplateHelpStrings.GuideRoom, TemplateHelpStrings.GuideRoomText, null),
    ];

    private string _search = "";
    private IReadOnlyList<(string Title, IReadOnlyList<FieldHelp> Fields)> _fields = [];
    private IReadOnlyList<IGrouping<FunctionFamily, FunctionHelp>> _functions = [];

    /// <summary>What is searched for, in the address.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TemplateHelpStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        _search = (Query ?? "").Trim();
        var culture = CultureInfo.CurrentUICulture;
        _fields = [.. Groups("", FieldCatalog.Of(culture)).Where(group => group.Fields.Count > 0)];
        _functions =
        [
            .. FunctionCatalog.All.Where(function => Fits(function.Name, FunctionCatalog.Help(function.HelpKey, culture)))
                .GroupBy(function => function.Family).OrderBy(group => group.Key == FunctionFamily.Flashduty ? -1 : (int)group.Key),
        ];
    }

    private void Search(string? text) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", text is { Length: > 0 } ? text : null), replace: true);

    // The incident's fields, then those of its parts.
    private IEnumerable<(string Title, IReadOnlyList<FieldHelp> Fields)> Groups(string title, IReadOnlyList<FieldHelp> fields)
    {
        yield return (title, [.. fields.Where(field => Fits(field.Name, field.Help))]);
        foreach (var field in fields)
        {
            var inner = field.Element is { } element
                ? Groups(Text[TemplateHelpStrings.FieldsOfElement, "." + field.Name], element)
                : field.Fields.Count > 0 ? Groups(Text[TemplateHelpStrings.FieldsOf, "." + field.Name], field.Fields) : [];
            foreach (var group in inner)
            {
                yield return group;
            }
        }
    }

    private bool Fits(params string[] texts) => _search.Length == 0 || texts.Any(text => text.Contains(_search.TrimStart('.'), StringComparison.OrdinalIgnoreCase));
}
