using FluentValidation;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>The name of the integration.</summary>
public sealed class CreateAppStepValidator : AbstractValidator<WeComFields>
{
    /// <summary>The rules.</summary>
    public CreateAppStepValidator() =>
        RuleFor(fields => fields.Name).Must(name => !string.IsNullOrWhiteSpace(name) && name.EnumerateRunes().Count() <= 59)
            .WithMessage(_ => FieldStrings.Text(FieldStrings.BadName)).OverridePropertyName(WeComFieldName.Name);
}
