using System.Collections.Immutable;

namespace FlashdutyConsole.Sandbox.GroupChats;

/// <summary>A group chat made by an app. Never changes; a change makes a new one.</summary>
public sealed record SandboxGroupChat
{
    /// <summary>1 to 32 letters and digits.</summary>
    public required string ChatId { get; init; }

    /// <summary>The app that made it, the only one that may use it.</summary>
    public required int AgentId { get; init; }

    /// <summary>The name, at most 50 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The owner's userid.</summary>
    public required string Owner { get; init; }

    /// <summary>Members' userids, 2 to 2,000.</summary>
    public required ImmutableList<string> Members { get; init; }

    /// <summary>The last messages.</summary>
    public ImmutableList<SandboxGroupMessage> Messages { get; init; } = [];

    /// <summary>What a member has of the group: nothing for who is not in it, nor before its first message, until which clients do not list a group (protocol §7).</summary>
    public IReadOnlyList<SandboxGroupMessage> SeenBy(string userId) =>
        Members.Contains(userId, StringComparer.OrdinalIgnoreCase) ? [.. Messages.Where(message => !message.DroppedFor.Contains(userId))] : [];
}
