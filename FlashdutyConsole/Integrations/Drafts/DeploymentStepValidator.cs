using FlashdutyConsole.Network;
using FluentValidation;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>Where WeCom is.</summary>
public sealed class DeploymentStepValidator : AbstractValidator<WeComFields>
{
    /// <summary>The rules.</summary>
    public DeploymentStepValidator()
    {
        RuleFor(fields => fields.Deployment).Must(deployment => deployment is "public" or "private")
            .WithMessage(_ => FieldStrings.Text(FieldStrings.BadDeployment)).OverridePropertyName(WeComFieldName.Deployment);
        When(fields => fields.Deployment == "private", () =>
        {
            RuleFor(fields => fields.Endpoint).Must(IsAddress)
                .WithMessage(_ => FieldStrings.Text(FieldStrings.BadEndpoint)).WithState(fields => Corrected(fields.Endpoint)).OverridePropertyName(WeComFieldName.Endpoint);
            RuleFor(fields => fields.OauthEndpoint).Must(IsAddress)
                .WithMessage(_ => FieldStrings.Text(FieldStrings.BadEndpoint)).WithState(fields => Corrected(fields.OauthEndpoint)).OverridePropertyName(WeComFieldName.OauthEndpoint);
        });
    }

    // An address is what it looks like: Uri would take line breaks and spaces, and escape them.
    private static bool IsAddress(string? text) => text is { Length: <= 255 } && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && WeComOptions.IsBaseAddress(uri) && !OtherPorts.Contain(uri.Port);

    // People leave the scheme out, or copy an address with its path.
    private static string? Corrected(string? text)
    {
        var tried = (text ?? "").Trim();
        tried = tried.Contains("://", StringComparison.Ordinal) ? tried : "https://" + tried;
        return !tried.Any(char.IsControl) && Uri.TryCreate(tried, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Path).TrimEnd('/') is var plain && IsAddress(plain)
            ? plain
            : null;
    }
}
