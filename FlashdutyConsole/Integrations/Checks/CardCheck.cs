using System.Globalization;
using System.Resources;
using System.Security.Cryptography;
using FlashdutyConsole.Data;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Cards;
using FlashdutyConsole.WeCom.Messages;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>
/// Sends a card with one button and waits for its tap: then the whole loop is proved. Nobody is sent a card unless somebody asked
/// for it; without a target the check stays as it stands.
/// </summary>
public sealed class CardCheck(WeComClient client, IDbContextFactory<ConsoleDb> contexts, TimeProvider time) : ICheck
{
    /// <summary>Key of the card's button.</summary>
    public const string ButtonKey = "check";

    private const string TaskPrefix = "check-";
    private const int NoRecipient = 81013;
    private static readonly ResourceManager s_texts = new(typeof(CheckStrings));

    /// <inheritdoc/>
    public string Id => CheckId.Card;

    /// <summary>Whether a task id is that of a test card.</summary>
    public static bool IsTestCard(string taskId) => taskId.StartsWith(TaskPrefix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        if (subject.Card is not { } target)
        {
            return subject.LastCard is null ? CheckFinding.Skip(CheckReason.CardNotSent) : null;
        }

        if (subject.App is not { } app || AppFinding.Missing(subject) is not null)
        {
            return CheckFinding.Skip(CheckReason.NeedsCredentials);
        }

        var (userId, culture) = await RecipientAsync(subject.Integration.Id, target, cancellationToken);
        if (userId.Length == 0)
        {
            return CheckFinding.Skip(CheckReason.CardNotLinked);
        }

        var taskId = TaskPrefix + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 32);
        var answer = await client.SendAsync(app, WeComMessage.Card(app.AgentId, [userId], Card(taskId, subject.Addresses.HomepageUrl, culture)), cancellationToken);
        IReadOnlyList<CheckDetail> facts = [new(CheckLabel.SentTo, userId), new(CheckLabel.SentAt, ProbeFinding.Time(time.GetUtcNow()))];
        if (answer.ErrCode == NoRecipient || answer.Value?.IsInvalid(userId) == true)
        {
            return CheckFinding.Fail(CheckReason.CardOutOfScope, userId) with { ErrCode = answer.ErrCode, Details = facts, TaskId = "" };
        }

        return answer.IsOk
            ? CheckFinding.Warn(CheckReason.CardSent, userId) with { Details = facts, TaskId = taskId }
            : AppFinding.Of(answer.Outcome, answer.ErrCode, app.ApiBaseUrl.Host) with { Paste = answer.FromIp, Details = facts, TaskId = answer.MayHaveArrived ? taskId : "" };
    }

    /// <summary>What the button shows once it was tapped.</summary>
    internal static string Done(CultureInfo culture) => Text(CheckStrings.CardDone, culture);

    private async Task<(string UserId, CultureInfo Culture)> RecipientAsync(long integrationId, CardTarget target, CancellationToken cancellationToken)
    {
        if (target.UserId.Trim() is { Length: > 0 and <= 64 } typed)
        {
            return (typed, CultureInfo.CurrentUICulture);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.MemberLinks.AsNoTracking().Where(link => link.IntegrationId == integrationId && link.MemberId == target.MemberId)
            .Join(db.Members, link => link.MemberId, member => member.Id, (link, member) => new { link.WeComUserId, member.Locale }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? ("", CultureInfo.CurrentUICulture) : (found.WeComUserId, CultureInfo.GetCultureInfo(found.Locale));
    }

    private static TemplateCard Card(string taskId, Uri page, CultureInfo culture)
    {
        var lines = Text(CheckStrings.CardText, culture).Split('\n', 2, StringSplitOptions.TrimEntries);
        return new TemplateCard
        {
            CardType = TemplateCardTypes.ButtonInteraction,
            TaskId = taskId,
            MainTitle = new CardTitle(lines[0], lines[1]),
            CardAction = new CardAction { Type = CardAction.Page, Url = page.AbsoluteUri },
            ButtonList = [new CardButton { Text = Text(CheckStrings.CardButton, culture), Style = CardButton.Primary, Key = ButtonKey }],
        };
    }

    private static string Text(string key, CultureInfo culture) => s_texts.GetString(key, culture) ?? key;
}
