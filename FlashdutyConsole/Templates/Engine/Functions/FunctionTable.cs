using System.Collections.Frozen;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Every function a template can call.</summary>
internal sealed class FunctionTable
{
    private readonly FrozenDictionary<string, FunctionDefinition> _functions;

    private FunctionTable(IEnumerable<FunctionDefinition> functions)
    {
        // Where sprig has a function of the same name, it hides the language's.
        var byName = new Dictionary<string, FunctionDefinition>(StringComparer.Ordinal);
        foreach (var function in functions)
        {
            byName[function.Name] = function;
        }

        _functions = byName.ToFrozenDictionary(StringComparer.Ordinal);
        Names = [.. byName.Keys.Order(StringComparer.Ordinal)];
    }

    public static FunctionTable Standard { get; } = new(
    [
        .. Of(FunctionFamily.Language, LanguageFunctions.All),
        .. Of(FunctionFamily.Strings, StringFunctions.All),
        .. Of(FunctionFamily.Strings, ShapeFunctions.All),
        .. Of(FunctionFamily.Lists, ListFunctions.All),
        .. Of(FunctionFamily.Dicts, DictFunctions.All),
        .. Of(FunctionFamily.Math, MathFunctions.All),
        .. Of(FunctionFamily.Dates, DateFunctions.All),
        .. Of(FunctionFamily.Defaults, DefaultFunctions.All),
        .. Of(FunctionFamily.Encoding, EncodingFunctions.All),
        .. Of(FunctionFamily.Encoding, AddressFunctions.All),
        .. Of(FunctionFamily.Regex, RegexFunctions.All),
        .. Of(FunctionFamily.Types, TypeFunctions.All),
        .. Of(FunctionFamily.Flashduty, FlashdutyFunctions.All),
        .. Of(FunctionFamily.Refused, RefusedFunctions.All),
    ]);

    public IReadOnlyList<string> Names { get; }

    public IEnumerable<FunctionDefinition> All => Names.Select(name => _functions[name]);

    public FunctionDefinition? Find(string name) => _functions.GetValueOrDefault(name);

    private static IEnumerable<FunctionDefinition> Of(FunctionFamily family, IEnumerable<FunctionDefinition> functions) =>
        functions.Select(function => function with { Family = family });
}
