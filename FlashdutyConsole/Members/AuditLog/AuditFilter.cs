using FlashdutyConsole.Audit;

namespace FlashdutyConsole.Members.AuditLog;

/// <summary>Which entries of the audit log. Nulls do not filter.</summary>
public sealed record AuditFilter
{
    /// <summary>Who did it; 0 = the console, or nobody who is known.</summary>
    public long? MemberId { get; init; }

    /// <summary>Names of actions; empty = all.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Only those with, or without, a high risk.</summary>
    public bool? IsDangerous { get; init; }

    /// <summary>Only those that change something, or only those that do not.</summary>
    public bool? IsWrite { get; init; }

    /// <summary>From this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Part of the details, the subject, the address or the action's name.</summary>
    public string? Words { get; init; }

    /// <summary>Only this request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The names of the actions that all of this leaves; null = every action, also one that is no longer known.</summary>
    public IReadOnlyList<string>? Names()
    {
        if (Actions.Count == 0 && IsDangerous is null && IsWrite is null)
        {
            return null;
        }

        var known = AuditAction.All.Where(action => (IsDangerous is null || action.IsDangerous == IsDangerous) && (IsWrite is null || action.IsWrite == IsWrite))
            .Select(action => action.Name);
        return Actions.Count == 0 ? [.. known] : IsDangerous is null && IsWrite is null ? Actions : [.. known.Intersect(Actions)];
    }
}
