using System.Globalization;
using FlashdutyConsole.Components;
using FlashdutyConsole.OpenApi;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FlashdutyConsole.Members.Invitations;

/// <summary>Sends invitation links by mail, when a mail server is set. A mail that does not go out costs nothing: the link is shown and can be copied.</summary>
public sealed partial class InvitationMail(
    IOptions<SmtpOptions> options, ConsoleAddress address, IStringLocalizer<InvitationStrings> text, ILogger<InvitationMail> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Whether a mail server is set.</summary>
    public bool IsOn => options.Value.IsGiven;

    /// <summary>Sends each their link.</summary>
    /// <param name="invited">Whom.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The members whose mail was taken by the server.</returns>
    public async Task<IReadOnlySet<long>> SendAsync(IReadOnlyList<InvitedMember> invited, CancellationToken cancellationToken)
    {
        var sent = new HashSet<long>();
        if (!IsOn || invited.Count == 0)
        {
            return sent;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var server = options.Value;
            using var client = new SmtpClient();
            await client.ConnectAsync(server.Host!, server.Port, ValidateSmtpOptions.SecurityOf(server) ?? SecureSocketOptions.StartTls, limit.Token);
            if (!string.IsNullOrEmpty(server.User))
            {
                await client.AuthenticateAsync(server.User, server.Password ?? "", limit.Token);
            }

            foreach (var one in invited)
            {
                await client.SendAsync(MessageFor(one), limit.Token);
                sent.Add(one.Member.Id);
            }

            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The message holds the link; of the failure only the kind is logged.
            NotSent(log, invited.Count - sent.Count, exception.GetType().Name, exception.Message);
        }

        return sent;
    }

    private MimeMessage MessageFor(InvitedMember invited)
    {
        var culture = CultureInfo.GetCultureInfo(invited.Member.Locale == "en-US" ? ConsoleCultures.English : ConsoleCultures.Chinese);
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            var link = address.Of(ConsoleUrls.InvitationOf(invited.Token));
            var message = new MimeMessage { Subject = text[InvitationStrings.Subject] };
            message.From.Add(MailboxAddress.Parse(options.Value.From ?? ""));
            message.To.Add(new MailboxAddress(invited.Member.Name, invited.Member.Email ?? ""));
            message.Body = new TextPart("plain") { Text = text[InvitationStrings.Body, invited.Member.Name, address.PublicUrl.Host, link] };
            return message;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} invitations could not be mailed ({Kind}: {Fault}); their links can be copied from the page of members")]
    private static partial void NotSent(ILogger logger, int count, string kind, string fault);
}
