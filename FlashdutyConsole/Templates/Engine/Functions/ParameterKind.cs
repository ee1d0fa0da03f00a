namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>The Go type a function asks for.</summary>
internal enum ParameterKind
{
    Any,
    Text,
    Int,
    Float,
    Bool,
    Map,
    Time,
    Duration,
}
