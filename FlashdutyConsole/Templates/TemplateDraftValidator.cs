using FluentValidation;

namespace FlashdutyConsole.Templates;

/// <summary>The shape of a template, for forms, files and the Open API alike. Property names are those of the Open API. Whether the content parses is for the use case.</summary>
public sealed class TemplateDraftValidator : AbstractValidator<TemplateDraft>
{
    /// <summary>The rules.</summary>
    public TemplateDraftValidator()
    {
        RuleFor(draft => draft.Name).Must(name => Count(name) is >= 1 and <= NotificationTemplate.LongestName && !string.IsNullOrWhiteSpace(name))
            .WithMessage($"must have 1 to {NotificationTemplate.LongestName} characters").OverridePropertyName("template_name");
        RuleFor(draft => draft.Description).Must(text => Count(text) <= NotificationTemplate.LongestDescription)
            .WithMessage($"must have at most {NotificationTemplate.LongestDescription} characters").OverridePropertyName("description");
        RuleFor(draft => draft.WeComApp).MaximumLength(NotificationTemplate.LongestContent).OverridePropertyName("wecom_app");
        RuleFor(draft => draft.OtherChannels).Must(others => others is null || others.Values.All(text => text.Length <= NotificationTemplate.LongestContent))
            .WithMessage($"a text has more than {NotificationTemplate.LongestContent} characters").OverridePropertyName("channels");
    }

    private static int Count(string text) => text.EnumerateRunes().Count();
}
