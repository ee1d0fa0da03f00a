namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>The part of a web address something stands in; each escapes other characters.</summary>
internal enum AddressPart
{
    Path,
    PathSegment,
    Host,
    Zone,
    UserPassword,
    QueryComponent,
    Fragment,
}
