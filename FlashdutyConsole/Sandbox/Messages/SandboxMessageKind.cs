namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>What kind of message a member sees.</summary>
public enum SandboxMessageKind
{
    /// <summary>Plain text with links.</summary>
    Text,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>Title, description and one link.</summary>
    TextCard,

    /// <summary>A list of articles.</summary>
    News,

    /// <summary>A card, perhaps with buttons.</summary>
    TemplateCard,
}
