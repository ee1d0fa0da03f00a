using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>What type a value has.</summary>
internal static class TypeFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("typeOf", "value any", (_, a) => GoValue.TypeName(a[0]), "{{typeOf .Title}}", "string"),
        Of("typeIs", "type string, value any", (_, a) => GoValue.Box((string)a[0]! == GoValue.TypeName(a[1])), "{{typeIs \"int64\" .AlertCnt}}", "true"),
        Of("typeIsLike", "type string, value any", (_, a) => GoValue.Box(GoValue.TypeName(a[1]) is var type && (type == (string)a[0]! || type == "*" + (string)a[0]!)), "{{typeIsLike \"string\" .Title}}", "true"),
        Of("kindOf", "value any", (_, a) => GoValue.KindName(a[0]), "{{kindOf .Labels}}", "map"),
        Of("kindIs", "kind string, value any", (_, a) => GoValue.Box((string)a[0]! == GoValue.KindName(a[1])), "{{kindIs \"slice\" .Alerts}}", "true"),
    ];
}
