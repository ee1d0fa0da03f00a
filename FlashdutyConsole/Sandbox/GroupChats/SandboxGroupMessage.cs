using System.Collections.Immutable;
using FlashdutyConsole.Sandbox.Messages;

namespace FlashdutyConsole.Sandbox.GroupChats;

/// <summary>One message of an app in a group chat.</summary>
/// <param name="Time">When it appeared.</param>
/// <param name="Kind">Never a template card: groups cannot carry them.</param>
/// <param name="Text">Text or markdown.</param>
/// <param name="TextCard">The textcard.</param>
public sealed record SandboxGroupMessage(DateTimeOffset Time, SandboxMessageKind Kind, string? Text, SandboxTextCard? TextCard)
{
    /// <summary>Members whose own frequency limit swallowed it.</summary>
    public ImmutableHashSet<string> DroppedFor { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);
}
