namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>A WeCom integration as it stands in the wizard or in its form.</summary>
public sealed record WeComDraft
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>Whether it is still being set up.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>The step that was saved last; empty = none.</summary>
    public required string Step { get; init; }

    /// <summary>What was typed, secrets empty. <see cref="WeComFields.SecretsSet"/> says which of them are stored.</summary>
    public required WeComFields Fields { get; init; }

    /// <summary>Secrets that were changed and wait to be proved, by <see cref="WeComFieldName"/>; the old ones are in use.</summary>
    public IReadOnlyCollection<string> SecretsPending { get; init; } = [];

    /// <summary>Where WeCom and members reach it.</summary>
    public required IntegrationAddresses Addresses { get; init; }

    /// <summary>When WeCom itself verified the callback address; null = not yet.</summary>
    public DateTimeOffset? CallbackVerifiedAt { get; init; }

    /// <summary>When it was saved last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
