using FluentValidation;

namespace FlashdutyConsole.Channels;

/// <summary>The shape of a channel, for forms and the Open API alike. Property names are those of the Open API.</summary>
public sealed class ChannelDraftValidator : AbstractValidator<ChannelDraft>
{
    private const int MostMinutes = 43_200;

    /// <summary>The rules.</summary>
    public ChannelDraftValidator()
    {
        RuleFor(draft => draft.Name).NotNull().When(draft => draft.Id == 0).OverridePropertyName("channel_name");
        RuleFor(draft => draft.Name).Length(1, 59).Must(name => name is null || !string.IsNullOrWhiteSpace(name)).OverridePropertyName("channel_name");
        RuleFor(draft => draft.Description).MaximumLength(500).OverridePropertyName("description");
        RuleFor(draft => draft.AutoResolveTimeout).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromDays(30)).OverridePropertyName("auto_resolve_timeout");
        RuleFor(draft => draft.AutoResolveMode).Must(mode => mode is null or "trigger" or "update").OverridePropertyName("auto_resolve_mode");
        RuleFor(draft => draft.Grouping!.Method).Must(method => method is "n" or "p").When(draft => draft.Grouping is not null).OverridePropertyName("group.method");
        RuleFor(draft => draft.Grouping!.TimeWindow).InclusiveBetween(0, MostMinutes).When(draft => draft.Grouping is not null).OverridePropertyName("group.time_window");
        RuleFor(draft => draft.Grouping!.EqualKeys)
            .Must(groups => groups.Count <= 5 && groups.All(keys => keys.Count is > 0 and <= 20 && keys.All(key => key is { Length: > 0 and <= 128 })))
            .When(draft => draft.Grouping is not null).OverridePropertyName("group.equals");
        RuleFor(draft => draft.FirstRule!).SetValidator(new RuleDraftValidator()).When(draft => draft.FirstRule is not null).OverridePropertyName("escalate_rule");
    }
}
