using FluentValidation;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>The validators of the steps, for pages and the Open API alike.</summary>
public static class WeComStepValidation
{
    /// <summary>What is wrong with the fields of one step; empty = nothing, or the step has no fields.</summary>
    /// <param name="step">One of <see cref="WeComStep"/>.</param>
    /// <param name="fields">All fields as they will be.</param>
    public static IReadOnlyList<FieldFault> Of(string step, WeComFields fields) => Validator(step) is { } validator
        ? [.. validator.Validate(fields).Errors.Select(fault => new FieldFault(fault.PropertyName, fault.ErrorMessage, fault.CustomState as string))
            .DistinctBy(fault => fault.Field)]
        : [];

    /// <summary>What is wrong with the fields of all steps, in their order.</summary>
    public static IReadOnlyList<FieldFault> OfAll(WeComFields fields) => [.. WeComStep.All.SelectMany(step => Of(step, fields))];

    private static AbstractValidator<WeComFields>? Validator(string step) => step switch
    {
        WeComStep.CreateApp => new CreateAppStepValidator(),
        WeComStep.Deployment => new DeploymentStepValidator(),
        WeComStep.Credentials => new CredentialsStepValidator(),
        WeComStep.ApiDomain => new ApiDomainStepValidator(),
        WeComStep.Callback => new CallbackStepValidator(),
        WeComStep.ConsoleDomain => new ConsoleDomainStepValidator(),
        _ => null,
    };
}
