using FlashdutyConsole.Templates.Engine.Evaluation;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>A function of the language, and what the help says of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Parameters in Go's spelling, as <c>count int, text string</c>; the last may be <c>...any</c>.</param>
/// <param name="Run">Does it. Arguments come checked; a missing one is null.</param>
internal sealed record FunctionDefinition(string Name, string Signature, Func<RenderContext, object?[], object?> Run)
{
    /// <summary>A function with an example of it.</summary>
    public static FunctionDefinition Of(
        string name, string signature, Func<RenderContext, object?[], object?> run, string? example = null, string result = "") =>
        new(name, signature, run) { Example = example, Result = result };

    /// <summary>Types of the parameters, of the repeated one last.</summary>
    public ParameterKind[] Parameters { get; } = Read(Signature);

    public bool IsVariadic { get; } = Signature.Contains("...", StringComparison.Ordinal);

    /// <summary>How many must be given.</summary>
    public int Fixed => IsVariadic ? Parameters.Length - 1 : Parameters.Length;

    /// <summary>Changes a map it is given.</summary>
    public bool Changes { get; init; }

    /// <summary>and, or: they stop evaluating arguments at the first that decides.</summary>
    public bool IsShortCircuit { get; init; }

    /// <summary>The truth at which they stop.</summary>
    public bool StopsAt { get; init; }

    public FunctionFamily Family { get; init; }

    /// <summary>A template that shows it, and what it renders; null example: no repeatable one.</summary>
    public string? Example { get; init; }

    public string Result { get; init; } = "";

    public ParameterKind KindOf(int argument) => Parameters[Math.Min(argument, Parameters.Length - 1)];

    public static string GoType(ParameterKind kind) => kind switch
    {
        ParameterKind.Text => "string",
        ParameterKind.Int => "int",
        ParameterKind.Float => "float64",
        ParameterKind.Bool => "bool",
        ParameterKind.Map => "map[string]interface {}",
        ParameterKind.Time => "time.Time",
        ParameterKind.Duration => "time.Duration",
        _ => "interface {}",
    };

    private static ParameterKind[] Read(string signature) =>
    [
        .. signature.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter[(parameter.LastIndexOf(' ') + 1)..].TrimStart('.') switch
            {
                "string" => ParameterKind.Text,
                "int" => ParameterKind.Int,
                "float" => ParameterKind.Float,
                "bool" => ParameterKind.Bool,
                "map" => ParameterKind.Map,
                "time" => ParameterKind.Time,
                "duration" => ParameterKind.Duration,
                "any" => ParameterKind.Any,
                var other => throw new ArgumentException(other, nameof(signature)),
            }),
    ];
}
