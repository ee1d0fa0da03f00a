namespace FlashdutyConsole.WeCom.Cards;

/// <summary>One thing wrong with a card.</summary>
/// <param name="Field">Where, as WeCom spells it, such as <c>button_list[2].text</c>.</param>
/// <param name="ErrCode">The errcode WeCom refuses the card with; 0 when it accepts it and the member sees less.</param>
/// <param name="Limit">The limit that was passed, if there is one.</param>
/// <param name="Actual">What was found instead, in the limit's unit.</param>
public sealed record CardViolation(string Field, int ErrCode, int? Limit = null, int? Actual = null)
{
    /// <summary>Whether WeCom refuses the card; otherwise the field is cut or not shown.</summary>
    public bool IsEnforced => ErrCode != 0;
}
