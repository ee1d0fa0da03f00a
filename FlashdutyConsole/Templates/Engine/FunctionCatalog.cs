using System.Globalization;
using System.Resources;
using FlashdutyConsole.Templates.Engine.Functions;

namespace FlashdutyConsole.Templates.Engine;

/// <summary>Every function a template can call, for help and completion.</summary>
public static class FunctionCatalog
{
    private static readonly ResourceManager s_texts = new("FlashdutyConsole.Templates.Engine.FunctionTexts", typeof(FunctionCatalog).Assembly);

    /// <summary>All functions in order of their names, but those that are refused.</summary>
    public static IReadOnlyList<FunctionHelp> All { get; } =
    [
        .. FunctionTable.Standard.All
            .Where(function => function.Family != FunctionFamily.Refused)
            .Select(function => new FunctionHelp(function.Name, function.Family, function.Signature, HelpKey(function.Name), function.Example, function.Result)),
    ];

    /// <summary>What examples are rendered over, as JSON.</summary>
    public const string SampleJson =
        """
        {"Title": "disk full", "IncidentSeverity": "Critical", "StartTime": 1718006400, "AlertCnt": 3, "Nothing": null,
         "Labels": {"env": "prod", "resource": "db-1"},
         "Alerts": [{"Labels": {"host": "a", "value": "9"}}, {"Labels": {"host": "b", "value": "92.5"}}]}
        """;

    /// <summary>What examples are rendered over.</summary>
    public static GoData Sample { get; } = GoData.Parse(SampleJson);

    // Keys of texts do not tell capitals from small letters.
    private static string HelpKey(string name) => name == "trimall" ? "trimall_old" : name;

    /// <summary>A function's one line of help; empty when there is none.</summary>
    public static string Help(string helpKey, CultureInfo culture) => s_texts.GetString(helpKey, culture) ?? "";
}
