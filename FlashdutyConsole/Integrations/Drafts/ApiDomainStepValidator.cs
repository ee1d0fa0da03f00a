using FluentValidation;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>The backend trusted domain and the proof file. Both may be left empty.</summary>
public sealed class ApiDomainStepValidator : AbstractValidator<WeComFields>
{
    /// <summary>The rules.</summary>
    public ApiDomainStepValidator()
    {
        RuleFor(fields => fields.ApiDomain).Must(domain => string.IsNullOrEmpty(domain) || DomainName.IsWell(domain))
            .WithMessage(fields => DomainName.Fault(fields.ApiDomain)).WithState(fields => DomainName.Correct(fields.ApiDomain)).OverridePropertyName(WeComFieldName.ApiDomain);
        RuleFor(fields => fields.DomainProof).Must(proof => string.IsNullOrEmpty(proof) || DomainProof.Code(proof) is not null)
            .WithMessage(_ => FieldStrings.Text(FieldStrings.BadProof)).OverridePropertyName(WeComFieldName.DomainProof);
    }
}
