using FluentValidation;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>The frontend trusted domain. May be left empty.</summary>
public sealed class ConsoleDomainStepValidator : AbstractValidator<WeComFields>
{
    /// <summary>The rules.</summary>
    public ConsoleDomainStepValidator() =>
        RuleFor(fields => fields.ConsoleDomain).Must(domain => string.IsNullOrEmpty(domain) || DomainName.IsWell(domain))
            .WithMessage(fields => DomainName.Fault(fields.ConsoleDomain)).WithState(fields => DomainName.Correct(fields.ConsoleDomain)).OverridePropertyName(WeComFieldName.ConsoleDomain);
}
