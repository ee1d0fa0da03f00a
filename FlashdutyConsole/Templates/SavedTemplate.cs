using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Templates;

/// <summary>What came of making, changing or deleting a template.</summary>
/// <param name="Outcome">Whether it was done, else why not.</param>
/// <param name="Template">The template as it stands in the store now; when outdated, what somebody else saved. Null when there is none.</param>
public sealed record SavedTemplate(TemplateOutcome Outcome, NotificationTemplate? Template = null)
{
    /// <summary>When broken: what is wrong, with line and column.</summary>
    public TemplateException? Fault { get; init; }

    /// <summary>When in use: by which rules.</summary>
    public IReadOnlyList<TemplateUse> Uses { get; init; } = [];
}
