namespace FlashdutyConsole.Incidents;

/// <summary>Whom an incident is assigned to: members directly, or an escalation rule and its layer.</summary>
public sealed record Assignment
{
    /// <summary>A new id for each assignment.</summary>
    public string Id { get; init; } = "";

    /// <summary><c>assign</c>, <c>reassign</c>, <c>escalate</c> or <c>reopen</c>.</summary>
    public string Type { get; init; } = "assign";

    /// <summary>Members, when assigned directly.</summary>
    public IReadOnlyList<long> PersonIds { get; init; } = [];

    /// <summary>The escalation rule; null = not by rule.</summary>
    public string? EscalateRuleId { get; init; }

    /// <summary>The rule's name when it was assigned.</summary>
    public string? EscalateRuleName { get; init; }

    /// <summary>The layer of the rule, from 0.</summary>
    public int LayerIdx { get; init; }

    /// <summary>When, Unix seconds.</summary>
    public long AssignedAt { get; init; }

    /// <summary>Channels that override the members' preferences; null = follow them.</summary>
    public IReadOnlyList<string>? PersonalChannels { get; init; }

    /// <summary>The template of the cards; null = the preset.</summary>
    public string? TemplateId { get; init; }
}
