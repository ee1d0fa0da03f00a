using FlashdutyConsole.Templates.Versions;

namespace FlashdutyConsole.Templates;

/// <summary>A notification template: the text of a card's custom area, in Go's template language.</summary>
public sealed class NotificationTemplate
{
    /// <summary>Id of the built-in preset, as in the Open API.</summary>
    public const string PresetId = "000000000000000000000001";

    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 39;

    /// <summary>Longest description, in characters.</summary>
    public const int LongestDescription = 500;

    /// <summary>Longest content, in UTF-16 units.</summary>
    public const int LongestContent = 100_000;

    /// <summary>Longest message kept of a failure.</summary>
    public const int LongestFailure = 300;

    /// <summary>24 hexadecimal digits.</summary>
    public string Id { get; set; } = "";

    /// <summary>Unique name, 1 to 39 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>Free text, up to 500 characters.</summary>
    public string Description { get; set; } = "";

    /// <summary>The WeCom card's custom area; empty = the preset's.</summary>
    public string WeComApp { get; set; } = "";

    /// <summary>Texts of channels that this console does not serve, by their names in the Open API: kept, so that a template that was brought along stays whole.</summary>
    public IReadOnlyDictionary<string, string> OtherChannels { get; set; } = new Dictionary<string, string>();

    /// <summary>Counts its saved versions; what was read with one is saved only over that one.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Who made it.</summary>
    public long CreatorId { get; set; }

    /// <summary>Who last changed it.</summary>
    public long UpdatedBy { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it was deleted; null = it is there. Cards that are out are still updated with it.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>How many cards fell back to the preset because it failed, since its content last changed.</summary>
    public int Failures { get; set; }

    /// <summary>When that happened last; null = never since its content last changed.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>The incident of that card.</summary>
    public string FailedIncidentId { get; set; } = "";

    /// <summary>What failed, as <c>2:14: …</c>.</summary>
    public string Failure { get; set; } = "";

    /// <summary>Whether it is the built-in preset, which nobody changes.</summary>
    public bool IsPreset => Id == PresetId;

    /// <summary>A new template with its first version.</summary>
    internal static (NotificationTemplate Template, TemplateVersion First) Create(string id, TemplateDraft draft, long memberId, DateTimeOffset now)
    {
        var template = new NotificationTemplate { Id = id, Version = 0, CreatorId = memberId, CreatedAt = now };
        return (template, template.Save(draft, memberId, now));
    }

    /// <summary>Takes over the draft as a new version; null when nothing differs.</summary>
    internal TemplateVersion? Change(TemplateDraft draft, long memberId, DateTimeOffset now, int? restoredFrom = null)
    {
        var next = draft.OtherChannels is null ? draft with { OtherChannels = OtherChannels } : draft;
        return next.Name == Name && next.Description == Description && next.WeComApp == WeComApp && Same(next.OtherChannels!, OtherChannels)
            ? null
            : Save(next, memberId, now, restoredFrom);
    }

    private TemplateVersion Save(TemplateDraft draft, long memberId, DateTimeOffset now, int? restoredFrom = null)
    {
        if (draft.WeComApp != WeComApp)
        {
            // What failed was another text.
            (Failures, FailedAt, FailedIncidentId, Failure) = (0, null, "", "");
        }

        (Name, Description, WeComApp) = (draft.Name, draft.Description, draft.WeComApp);
        OtherChannels = draft.OtherChannels ?? new Dictionary<string, string>();
        (UpdatedBy, UpdatedAt) = (memberId, now);
        Version++;
        return new TemplateVersion
        {
            TemplateId = Id,
            Number = Version,
            Name = Name,
            Description = Description,
            WeComApp = WeComApp,
            OtherChannels = OtherChannels,
            MemberId = memberId,
            CreatedAt = now,
            RestoredFrom = restoredFrom,
        };
    }

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(entry => other.TryGetValue(entry.Key, out var value) && value == entry.Value);
}
