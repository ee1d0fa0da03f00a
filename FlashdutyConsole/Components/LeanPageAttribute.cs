namespace FlashdutyConsole.Components;

/// <summary>A page without script that needs one style sheet only: it shows after one request and its style sheet.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LeanPageAttribute : Attribute;
