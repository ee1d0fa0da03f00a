namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Texts of the banner about closed gates.</summary>
internal sealed class GateStrings
{
    internal const string Region = nameof(Region);
    internal const string Closed = nameof(Closed);
    internal const string Since = nameof(Since);
    internal const string Open = nameof(Open);
}
