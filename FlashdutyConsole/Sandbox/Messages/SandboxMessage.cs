using System.Text.Json;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>One message in the conversation of a member with an app, as that member sees it now. Never changes; a change makes a new one.</summary>
public sealed record SandboxMessage
{
    /// <summary>The msgid of message/send; one send has one msgid for all its recipients.</summary>
    public required string MsgId { get; init; }

    /// <summary>The app.</summary>
    public required int AgentId { get; init; }

    /// <summary>The member.</summary>
    public required string UserId { get; init; }

    /// <summary>When it appeared.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What kind it is.</summary>
    public required SandboxMessageKind Kind { get; init; }

    /// <summary>True for what the member wrote to the app.</summary>
    public bool FromMember { get; init; }

    /// <summary>The text or markdown as shown, cut to 2,048 bytes.</summary>
    public string? Text { get; init; }

    /// <summary>The textcard.</summary>
    public SandboxTextCard? TextCard { get; init; }

    /// <summary>The card as this member sees it now.</summary>
    public TemplateCard? Card { get; init; }

    /// <summary>The task_id that events about this card carry.</summary>
    public string? TaskId { get; init; }

    /// <summary>The grey, inactive button in place of all buttons; null while they can be pressed.</summary>
    public string? ReplacedText { get; init; }

    /// <summary>The button or menu key this member pressed last on the present card.</summary>
    public string? PressedKey { get; init; }

    /// <summary>The msgid of an earlier message with the same request body: something the member now sees twice.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>Taken back by message/recall.</summary>
    public bool Recalled { get; init; }

    /// <summary>How often the card was replaced.</summary>
    public int Updates { get; init; }

    /// <summary>The card's JSON, with parts that <see cref="Card"/> has no room for (votes, selections).</summary>
    public string? CardJson => RawCard.ValueKind == JsonValueKind.Object ? RawCard.GetRawText() : null;

    /// <summary>Whether its buttons answer: a card that is neither recalled nor closed.</summary>
    public bool IsOpen => Kind == SandboxMessageKind.TemplateCard && !Recalled && ReplacedText is null;

    internal JsonElement RawCard { get; init; }
}
