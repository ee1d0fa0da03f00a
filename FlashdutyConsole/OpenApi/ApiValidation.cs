using FluentValidation;

namespace FlashdutyConsole.OpenApi;

/// <summary>Turns what a validator finds into the error envelope.</summary>
public static class ApiValidation
{
    /// <summary>The value, when it is valid.</summary>
    /// <exception cref="ApiException">With the first fault: its field and what is wrong.</exception>
    public static T Valid<T>(this IValidator<T> validator, T value)
    {
        var fault = validator.Validate(value).Errors.FirstOrDefault();
        ApiCheck.That(fault is null, $"{fault?.PropertyName}: {fault?.ErrorMessage}");
        return value;
    }
}
