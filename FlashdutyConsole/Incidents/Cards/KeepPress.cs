using FlashdutyConsole.Data;
using FlashdutyConsole.WeCom.Callbacks;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>Keeps what somebody pressed who is not linked yet.</summary>
public static class KeepPress
{
    /// <summary>Keeps it, unless the button changes nothing.</summary>
    public static async Task RunAsync(Write write, long integrationId, string userId, string incidentId, CardClick click, CancellationToken cancellationToken)
    {
        if (click.EventKey is not (CardKey.Acknowledge or CardKey.Close) && CardKey.SnoozeMinutes(click.EventKey) is null)
        {
            return;
        }

        await write.Db.WaitingPresses.Where(press => press.ExpiresAt <= write.Now).ExecuteDeleteAsync(cancellationToken);
        var press = await write.Db.WaitingPresses.SingleOrDefaultAsync(
            known => known.IntegrationId == integrationId && known.WeComUserId == userId && known.IncidentId == incidentId, cancellationToken);
        if (press is null)
        {
            press = new WaitingPress { IntegrationId = integrationId, WeComUserId = userId, IncidentId = incidentId };
            write.Db.WaitingPresses.Add(press);
        }

        press.EventKey = click.EventKey;
        press.ExpiresAt = write.Now + WaitingPress.Life;
    }
}
