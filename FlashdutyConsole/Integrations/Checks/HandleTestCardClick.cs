using System.Globalization;
using FlashdutyConsole.Data;
using FlashdutyConsole.WeCom.Callbacks;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>The tap on a test card came in: sending and calling back both work.</summary>
public sealed class HandleTestCardClick(IntegrationSignals signals) : IWeComEventHandler
{
    /// <inheritdoc/>
    public async Task<byte[]?> HandleAsync(Write write, WeComConnection connection, WeComEvent received, CancellationToken cancellationToken)
    {
        if (received is not CardClick click || !CardCheck.IsTestCard(click.TaskId))
        {
            return null;
        }

        var id = connection.Integration.Id;
        var row = await write.Db.IntegrationChecks.SingleOrDefaultAsync(check => check.IntegrationId == id && check.CheckId == CheckId.Card, cancellationToken);
        if (row is not null && row.TaskId == click.TaskId)
        {
            var user = click.FromUserName.Length <= 64 ? click.FromUserName : "";
            row.Take(
                CheckFinding.Pass(CheckReason.CardClicked, user) with
                {
                    Details = [.. row.Details.Where(detail => detail.Label != CheckLabel.ClickedAt), new CheckDetail(CheckLabel.ClickedAt, ProbeFinding.Time(write.Now))],
                },
                write.Now);
            write.AfterCommit(() => signals.Raise(id));
        }

        return PassiveReply.To(click, write.Now).UpdateButton(CardCheck.Done(await CultureAsync(write, id, click.FromUserName, cancellationToken)));
    }

    private static async Task<CultureInfo> CultureAsync(Write write, long integrationId, string userId, CancellationToken cancellationToken)
    {
        var known = userId.ToLowerInvariant();
        var locale = await write.Db.MemberLinks.Where(link => link.IntegrationId == integrationId && link.WeComUserId == known)
            .Join(write.Db.Members, link => link.MemberId, member => member.Id, (_, member) => member.Locale).FirstOrDefaultAsync(cancellationToken);
        return CultureInfo.GetCultureInfo(locale is { Length: > 0 } ? locale : "zh-CN");
    }
}
