using FlashdutyConsole.WeCom.Callbacks;
using FluentValidation;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>The shape of Token and EncodingAESKey (doc 90930).</summary>
public sealed class CallbackStepValidator : AbstractValidator<WeComFields>
{
    /// <summary>Longest Token.</summary>
    public const int TokenLength = 32;

    /// <summary>The rules.</summary>
    public CallbackStepValidator()
    {
        RuleFor(fields => fields.Token)
            .Must((fields, token) => token is { Length: > 0 and <= TokenLength } ? token.All(char.IsAsciiLetterOrDigit) : IsLeft(fields, token, WeComFieldName.Token))
            .WithMessage(_ => FieldStrings.Text(FieldStrings.BadToken)).OverridePropertyName(WeComFieldName.Token);
        RuleFor(fields => fields.EncodingAesKey)
            .Must((fields, key) => key is { Length: WeComCallbackCrypto.EncodingAesKeyLength } ? key.All(char.IsAsciiLetterOrDigit) : IsLeft(fields, key, WeComFieldName.EncodingAesKey))
            .WithMessage(fields => FieldStrings.Text(FieldStrings.BadEncodingAesKey, (fields.EncodingAesKey ?? "").Length)).OverridePropertyName(WeComFieldName.EncodingAesKey);
    }

    private static bool IsLeft(WeComFields fields, string? value, string name) => string.IsNullOrEmpty(value) && fields.SecretsSet.Contains(name);
}
