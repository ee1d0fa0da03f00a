namespace FlashdutyConsole.Templates.Engine.Patterns;

/// <summary>Places between characters.</summary>
internal enum PlaceKind
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordBoundary,
    NoWordBoundary,
}
