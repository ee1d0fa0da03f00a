using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Passwords;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Setup;

/// <summary>Checks the section <c>Bootstrap</c>. Values are never repeated: two of the three are secrets.</summary>
public sealed class ValidateBootstrapOptions : IValidateOptions<BootstrapOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, BootstrapOptions options)
    {
        var faults = new List<string>();
        var hasPassword = !string.IsNullOrEmpty(options.OwnerPassword);
        if (options.IsGiven != hasPassword)
        {
            faults.Add(options.IsGiven
                ? "Bootstrap:OwnerPassword: is missing; set it together with Bootstrap:OwnerEmail"
                : "Bootstrap:OwnerEmail: is missing; set it together with Bootstrap:OwnerPassword");
        }

        if (options.IsGiven && !OwnerDraft.IsEmail(options.OwnerEmail!))
        {
            faults.Add("Bootstrap:OwnerEmail: is not an e-mail address; write it as name@example.com");
        }

        if (hasPassword && options.OwnerPassword!.Length < OwnerDraft.MinimumPasswordLength)
        {
            faults.Add($"Bootstrap:OwnerPassword: is too short; use {OwnerDraft.MinimumPasswordLength} characters or more");
        }
        else if (hasPassword && CommonPasswords.Contains(options.OwnerPassword!))
        {
            faults.Add("Bootstrap:OwnerPassword: is one of the passwords that attackers try first; choose another");
        }

        if (options.AppKey is { Length: > 0 } key)
        {
            if (!options.IsGiven)
            {
                faults.Add("Bootstrap:AppKey: needs an owner to act as; set Bootstrap:OwnerEmail and Bootstrap:OwnerPassword too");
            }

            if (key.Length is < AppKey.MinimumLength or > AppKey.MaximumLength || key.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
            {
                faults.Add($"Bootstrap:AppKey: needs {AppKey.MinimumLength} to {AppKey.MaximumLength} characters without spaces; for example the output of: openssl rand -hex 20");
            }
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
