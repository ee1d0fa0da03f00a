namespace FlashdutyConsole.Templates.Engine.Values;

/// <summary>What a Go slice is declared to hold.</summary>
internal enum SliceKind
{
    Any,
    Text,
    Int,
    Lists,
}
