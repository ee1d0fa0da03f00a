using FlashdutyConsole.Components;
using FlashdutyConsole.Data;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>What a WeCom user pressed before they were linked is carried out now, once, where it still makes sense; where it does not, they are told.</summary>
public sealed class CarryOutPresses(IncidentDesk desk) : ILinkEffect
{
    /// <inheritdoc/>
    public async Task<string?> LinkedAsync(Write write, MemberLink link, CancellationToken cancellationToken)
    {
        var presses = await write.Db.WaitingPresses
            .Where(press => press.IntegrationId == link.IntegrationId && press.WeComUserId == link.WeComUserId)
            .OrderBy(press => press.Id).ToListAsync(cancellationToken);
        if (presses.Count == 0)
        {
            return null;
        }

        // Used up, whatever comes of them.
        write.Db.WaitingPresses.RemoveRange(presses);
        var role = await write.Db.Members.Where(member => member.Id == link.MemberId).Select(member => member.Role).SingleAsync(cancellationToken);
        string? show = null;
        foreach (var press in presses)
        {
            var incident = (await IncidentDesk.LoadAsync(write, [press.IncidentId], cancellationToken)).FirstOrDefault();
            if (incident is null)
            {
                continue;
            }

            // What was done last is shown; what was not, only if nothing was.
            var page = ConsoleUrls.IncidentDetail(incident.Id) + "?done=";
            if (press.ExpiresAt <= write.Now)
            {
                show ??= page + IncidentStrings.NoticeLatePress;
            }
            else if (role < MemberRole.Responder)
            {
                show ??= page + IncidentStrings.NoticeNotAllowed;
            }
            else
            {
                var target = new IncidentWrite(write, incident, new Actor(link.MemberId, ActorSource.Card));
                show = page + await desk.ApplyAsync(target, one => RuleOf(press.EventKey, one));
            }
        }

        return show;
    }

    // The same rules as for a press that comes in time: they say themselves whether an incident can still be so changed.
    private static Task<IncidentOutcome> RuleOf(string key, IncidentWrite target) => key switch
    {
        CardKey.Acknowledge => AcknowledgeIncident.Apply(target),
        CardKey.Close => CloseIncident.Apply(target),
        _ => SnoozeIncident.Apply(target, CardKey.SnoozeMinutes(key) ?? throw new InvalidOperationException(key)),
    };
}
