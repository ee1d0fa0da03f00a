using System.Security.Cryptography;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Own;

/// <summary>A member's own keys for the Open API. A key is shown once; only its hash is kept.</summary>
public sealed class OwnKeys(IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, AppKeyActors keys)
{
    /// <summary>Most keys of one member.</summary>
    public const int Most = 5;

    /// <summary>Longest name of a key, in characters.</summary>
    public const int MaximumName = 40;

    /// <summary>The keys, oldest first.</summary>
    /// <param name="memberId">Whose.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<AppKey>> FindAsync(long memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.AppKeys.AsNoTracking().Where(key => key.MemberId == memberId).OrderBy(key => key.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Makes a key.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    /// <returns>The key in clear; null when the member has as many as there may be.</returns>
    public Task<string?> CreateAsync(Actor actor, string name, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            if (await write.Db.AppKeys.CountAsync(key => key.MemberId == actor.MemberId, cancellationToken) >= Most)
            {
                return null;
            }

            var key = RandomNumberGenerator.GetHexString(40, lowercase: true);
            name = new string([.. name.Trim().Where(character => !char.IsControl(character)).Take(MaximumName)]);
            write.Db.AppKeys.Add(new AppKey { Name = name, Hash = AppKey.HashOf(key), MemberId = actor.MemberId, CreatedAt = write.Now });
            write.Audit(actor, AuditAction.CreateAppKey, actor.MemberId, after: new { name });
            return key;
        }, cancellationToken);

    /// <summary>Revokes a key. It opens nothing from now on.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="id">The key's row.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task RevokeAsync(Actor actor, long id, CancellationToken cancellationToken) => writer.RunAsync(WritePriority.Person, async write =>
    {
        var name = await write.Db.AppKeys.Where(key => key.Id == id && key.MemberId == actor.MemberId).Select(key => key.Name).SingleOrDefaultAsync(cancellationToken);
        if (name is not null)
        {
            await write.Db.AppKeys.Where(key => key.Id == id && key.MemberId == actor.MemberId).ExecuteDeleteAsync(cancellationToken);
            write.Audit(actor, AuditAction.RevokeAppKey, actor.MemberId, before: new { name });
            write.AfterCommit(keys.Forget);
        }
    }, cancellationToken);
}
