using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Joins the account of whoever is signed in with a person whom the provider has identified. Their addresses may differ: both have been proved.</summary>
public sealed class ConnectPerson(ConsoleWriter writer)
{
    /// <summary>Joins them.</summary>
    /// <param name="person">The person.</param>
    /// <param name="actor">Who is signed in here.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<Admission> RunAsync(ProviderPerson person, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            ArgumentNullException.ThrowIfNull(person);
            ArgumentNullException.ThrowIfNull(actor);
            var member = await write.Db.Members.SingleOrDefaultAsync(one => one.Id == actor.MemberId && one.Status == MemberStatus.Enabled, cancellationToken);
            if (member is null)
            {
                return new Admission(actor.MemberId, SingleSignOnFault.AccountDisabled);
            }

            var known = await write.Db.UserLogins
                .Where(one => one.LoginProvider == person.Issuer && (one.ProviderKey == person.Subject || one.UserId == member.Id))
                .ToListAsync(cancellationToken);
            if (known.Exists(one => one.UserId != member.Id))
            {
                return new Admission(member.Id, SingleSignOnFault.ConnectTaken);
            }

            if (known.Exists(one => one.ProviderKey != person.Subject))
            {
                return new Admission(member.Id, SingleSignOnFault.ConnectTwice);
            }

            if (known.Count == 0)
            {
                ProviderLogins.Join(write, member, person, actor, AuditAction.LinkSingleSignOn);
            }

            return new Admission(member.Id);
        }, cancellationToken);
}
