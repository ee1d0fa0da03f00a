using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>What stands in for what is not there.</summary>
internal static class DefaultFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("default", "standIn any, values ...any", (_, a) => a.Length < 2 || Cast.IsEmpty(a[1]) ? a[0] : a[1], "{{default \"none\" .Nothing}}", "none"),
        Of("empty", "value any", (_, a) => GoValue.Box(Cast.IsEmpty(a[0])), "{{empty .Nothing}}", "true"),
        Of("coalesce", "values ...any", (_, a) => Array.Find(a, value => !Cast.IsEmpty(value)), "{{coalesce .Nothing \"\" .Title}}", "disk full"),
        Of("all", "values ...any", (_, a) => GoValue.Box(!Array.Exists(a, Cast.IsEmpty)), "{{all .Title .Nothing}}", "false"),
        Of("any", "values ...any", (_, a) => GoValue.Box(Array.Exists(a, value => !Cast.IsEmpty(value))), "{{any .Title .Nothing}}", "true"),
        Of("ternary", "yes any, no any, condition bool", (_, a) => (bool)a[2]! ? a[0] : a[1], "{{ternary \"many\" \"one\" (gt .AlertCnt 1)}}", "many"),
        Of("fail", "message string", (_, a) => throw new FunctionException((string)a[0]!),
            """{{if not .Title}}{{fail "no title"}}{{end}}{{.Title}}""", "disk full"),
    ];
}
