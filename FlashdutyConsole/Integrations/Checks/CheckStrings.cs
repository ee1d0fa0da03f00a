namespace FlashdutyConsole.Integrations.Checks;

/// <summary>
/// Texts of the checks. A reason's key is its name in <see cref="CheckReason"/>: the first line says what was found, the second what
/// to change and where. <c>Title_</c> and a check's id is its name, <c>Label_</c> and a <see cref="CheckLabel"/> is a detail's.
/// </summary>
internal sealed class CheckStrings
{
    internal const string CardText = nameof(CardText);
    internal const string CardButton = nameof(CardButton);
    internal const string CardDone = nameof(CardDone);
}
