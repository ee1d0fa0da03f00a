using System.Globalization;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;

namespace FlashdutyConsole.Members;

/// <summary>Writes the audit log: each use case records its row in the transaction of what it changes.</summary>
public static class AuditTrail
{
    /// <summary>Records what is done in this transaction.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="actor">Who does it, and from where.</param>
    /// <param name="action">What.</param>
    /// <param name="subject">To what: an id.</param>
    /// <param name="before">What was there before: an object with plain properties; null = nothing.</param>
    /// <param name="after">What is there now; null = nothing. Of both only what differs is kept, and secrets are masked.</param>
    public static void Audit(this Write write, Actor actor, AuditAction action, object? subject = null, object? before = null, object? after = null) =>
        write.Db.AuditEntries.Add(new AuditEntry
        {
            CreatedAt = write.Now,
            MemberId = actor.MemberId,
            Source = (int)actor.Source,
            Operation = action.Name,
            Subject = Convert.ToString(subject, CultureInfo.InvariantCulture) ?? "",
            Body = AuditBody.Of(before, after),
            Ip = actor.Ip,
            RequestId = actor.RequestId,
        });
}
