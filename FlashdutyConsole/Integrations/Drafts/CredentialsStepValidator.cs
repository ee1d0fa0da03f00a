using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>The shape of CorpID, AgentId and Secret. Whether they are right is for WeCom to say.</summary>
public sealed partial class CredentialsStepValidator : AbstractValidator<WeComFields>
{
    /// <summary>The rules.</summary>
    public CredentialsStepValidator()
    {
        RuleFor(fields => fields.CorpId).Must(IsCorpId)
            .WithMessage(_ => FieldStrings.Text(FieldStrings.BadCorpId)).WithState(fields => Trimmed(fields.CorpId, IsCorpId)).OverridePropertyName(WeComFieldName.CorpId);
        RuleFor(fields => fields.AgentId).Must(IsAgentId)
            .WithMessage(_ => FieldStrings.Text(FieldStrings.BadAgentId)).WithState(fields => Trimmed(fields.AgentId, IsAgentId)).OverridePropertyName(WeComFieldName.AgentId);
        RuleFor(fields => fields.Secret).Must((fields, secret) => secret is { Length: > 0 } || fields.SecretsSet.Contains(WeComFieldName.Secret))
            .WithMessage(_ => FieldStrings.Text(FieldStrings.NoSecret)).OverridePropertyName(WeComFieldName.Secret);
        RuleFor(fields => fields.Secret).Must(secret => string.IsNullOrEmpty(secret) || Secret().IsMatch(secret))
            .WithMessage(_ => FieldStrings.Text(FieldStrings.BadSecret)).OverridePropertyName(WeComFieldName.Secret);
    }

    /// <summary>Whether this can be a CorpID.</summary>
    public static bool IsCorpId(string? text) => text is not null && CorpId().IsMatch(text);

    /// <summary>Whether this can be an AgentId: a positive integer.</summary>
    public static bool IsAgentId(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= int.MaxValue;

    private static string? Trimmed(string? text, Predicate<string> isWell) => text?.Trim() is { Length: > 0 } trimmed && isWell(trimmed) ? trimmed : null;

    // "ww" and 16 letters and digits; old companies have "wx" (doc 90665). Private deployments make their own.
    [GeneratedRegex("^w[a-z][A-Za-z0-9_-]{1,38}$", RegexOptions.CultureInvariant)]
    private static partial Regex CorpId();

    [GeneratedRegex("^[!-~]{1,256}$", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
