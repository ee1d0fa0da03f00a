using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Parts one's own account from a person at a provider, unless nothing else would let one in. Other sessions that began there end.</summary>
public sealed class DisconnectProvider(ConsoleWriter writer, EndSessions end, IOptions<OidcOptions> options)
{
    /// <summary>Parts them.</summary>
    /// <param name="actor">Whose account.</param>
    /// <param name="issuer">The provider.</param>
    /// <param name="session">The session that stays.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<DisconnectOutcome> RunAsync(Actor actor, string issuer, string? session, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var known = await FindProviderLogins.InAsync(write.Db, options.Value, actor.MemberId, cancellationToken);
            if (known.FirstOrDefault(one => one.Issuer == issuer) is not { } login)
            {
                return DisconnectOutcome.NotConnected;
            }

            if (login.IsOnlyWay)
            {
                return DisconnectOutcome.OnlyWay;
            }

            var rows = await write.Db.UserLogins.Where(one => one.UserId == actor.MemberId && one.LoginProvider == issuer).ToListAsync(cancellationToken);
            write.Db.UserLogins.RemoveRange(rows);
            var ended = await end.OfMemberAsync(write, actor.MemberId, except: session, method: SessionMethod.SingleSignOn, cancellationToken: cancellationToken);
            foreach (var row in rows)
            {
                write.Audit(
                    actor, AuditAction.UnlinkSingleSignOn, actor.MemberId,
                    before: new { issuer, subject = row.ProviderKey, email = row.ProviderDisplayName }, after: new { ended });
            }

            return DisconnectOutcome.Disconnected;
        }, cancellationToken);
}
