using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Linking;

/// <summary>Links a member to a WeCom user. Every way to link ends here: of two at once, one stays.</summary>
public sealed class LinkMember(ConsoleWriter writer, LinkReach reach, IEnumerable<ILinkEffect> effects)
{
    /// <summary>Links in a transaction of its own.</summary>
    /// <param name="integrationId">The WeCom integration.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="userId">The WeCom user, as WeCom writes it.</param>
    /// <param name="method">How it became known.</param>
    /// <param name="actor">Who links.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LinkResult> RunAsync(
        long integrationId, long memberId, string userId, LinkMethod method, Actor actor, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.RunAsync(
                WritePriority.Person, write => ApplyAsync(write, integrationId, memberId, userId, method, actor, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException exception) when (!StorageFault.IsUnavailable(exception))
        {
            // Another node was faster: the database lets one of each in. What is there now says whose it is.
            return await writer.RunAsync(
                WritePriority.Person, write => ApplyAsync(write, integrationId, memberId, userId, method, actor, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Links inside a transaction that is open already.</summary>
    public async Task<LinkResult> ApplyAsync(
        Write write, long integrationId, long memberId, string userId, LinkMethod method, Actor actor, CancellationToken cancellationToken)
    {
        var id = WeComUserId.Of(userId) ?? throw new ArgumentException("not a WeCom userid", nameof(userId));
        if (!await write.Db.Integrations.AnyAsync(
            known => known.Id == integrationId && known.PluginType == PluginType.WeComApp && known.DeletedAt == null, cancellationToken))
        {
            return new LinkResult(LinkOutcome.NoIntegration);
        }

        if (await write.Db.Members.SingleOrDefaultAsync(one => one.Id == memberId, cancellationToken) is not { IsActive: true })
        {
            return new LinkResult(LinkOutcome.NoMember);
        }

        var known = await write.Db.MemberLinks
            .Where(link => link.IntegrationId == integrationId && (link.MemberId == memberId || link.WeComUserId == id))
            .ToListAsync(cancellationToken);
        if (known.Count > 0)
        {
            return new LinkResult(
                known.Any(link => link.MemberId == memberId && link.WeComUserId == id) ? LinkOutcome.Unchanged
                : known.Any(link => link.WeComUserId == id) ? LinkOutcome.UserTaken
                : LinkOutcome.MemberTaken);
        }

        var made = new MemberLink
        {
            IntegrationId = integrationId,
            MemberId = memberId,
            WeComUserId = id,
            LinkedAt = write.Now,
            LinkedBy = actor.MemberId,
            Method = method,
        };
        write.Db.MemberLinks.Add(made);
        write.Audit(actor, AuditAction.Link, memberId, after: new { integration_id = integrationId, wecom_userid = id, method = method.ToString() });
        await write.Db.SaveChangesAsync(cancellationToken);
        write.AfterCommit(reach.Forget);
        string? show = null;
        foreach (var effect in effects)
        {
            show = await effect.LinkedAsync(write, made, cancellationToken) ?? show;
        }

        return new LinkResult(LinkOutcome.Linked, show);
    }
}
