using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FlashdutyConsole.Members.Invitations;

/// <summary>Checks the section <c>Smtp</c>. Each fault names its key and its cure.</summary>
public sealed class ValidateSmtpOptions : IValidateOptions<SmtpOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        if (!options.IsGiven)
        {
            return string.IsNullOrEmpty(options.User) && string.IsNullOrEmpty(options.Password) && string.IsNullOrEmpty(options.From)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Smtp:Host: is empty; name the mail server, or remove the other settings of Smtp");
        }

        var faults = new List<string>();
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
        {
            faults.Add($"Smtp:Host: '{options.Host}' is not the name of a server; write it without scheme and port");
        }

        if (options.Port is < 1 or > 65535)
        {
            faults.Add("Smtp:Port: must be 1 to 65535");
        }

        if (SecurityOf(options) is null)
        {
            faults.Add($"Smtp:Security: '{options.Security}' is not known; use StartTls, Tls or None");
        }

        if (string.IsNullOrWhiteSpace(options.From) || !MailboxAddress.TryParse(options.From, out _))
        {
            faults.Add("Smtp:From: is not an e-mail address; name the sender of invitations");
        }

        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
        {
            faults.Add("Smtp:User, Smtp:Password: give both, or none");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    internal static SecureSocketOptions? SecurityOf(SmtpOptions options) => options.Security?.ToUpperInvariant() switch
    {
        "STARTTLS" => SecureSocketOptions.StartTls,
        "TLS" => SecureSocketOptions.SslOnConnect,
        "NONE" => SecureSocketOptions.None,
        _ => null,
    };
}
