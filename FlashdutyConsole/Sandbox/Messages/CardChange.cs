namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>A change of a card already shown, by update_template_card or by a passive reply.</summary>
internal sealed class CardChange
{
    private readonly string? _closingText;
    private readonly MessageContent? _card;

    private CardChange(string? closingText, MessageContent? card)
    {
        _closingText = closingText;
        _card = card;
    }

    /// <summary>True when only the buttons are closed and the rest of the card stays.</summary>
    public bool ClosesButtons => _closingText is not null;

    public static CardChange CloseButtons(string text) => new(text, null);

    public static CardChange NewCard(MessageContent card) => new(null, card);

    /// <summary>Applied to one member's card; others keep theirs. A recalled card stays recalled.</summary>
    public bool ApplyTo(Conversation conversation, string msgId)
    {
        if (conversation.Find(msgId) is not { Kind: SandboxMessageKind.TemplateCard } message)
        {
            return false;
        }

        conversation.Replace(_card is null
            ? message with { ReplacedText = _closingText, Updates = message.Updates + 1 }
            : message with
            {
                Card = _card.Card,
                RawCard = _card.RawCard,
                TaskId = _card.Card!.TaskId ?? message.TaskId,
                ReplacedText = ClosedBy(_card),
                PressedKey = null,
                Updates = message.Updates + 1,
            });
        return true;
    }

    /// <summary>replace_text puts one grey button in place of all, on cards that have buttons (document 94888).</summary>
    private static string? ClosedBy(MessageContent card) =>
        card.Card is { ReplaceText: { Length: > 0 } text, CardType: "button_interaction" or "vote_interaction" or "multiple_interaction" }
            ? text
            : null;
}
