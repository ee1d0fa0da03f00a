using System.Security.Cryptography;
using System.Text;
using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>Lets each state and each proof be used once, on whatever node.</summary>
public sealed class SpendOnce(ConsoleWriter writer)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Uses it up in a transaction of its own; false when it was used before.</summary>
    /// <param name="secret">The state.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> RunAsync(string secret, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.RunAsync(WritePriority.Person, write => ApplyAsync(write, secret, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException exception) when (!StorageFault.IsUnavailable(exception))
        {
            return false;
        }
    }

    /// <summary>Whether it was used up.</summary>
    public static Task<bool> IsSpentAsync(Write write, string secret, CancellationToken cancellationToken)
    {
        var hash = HashOf(secret);
        return write.Db.SpentStates.AnyAsync(spent => spent.Hash == hash, cancellationToken);
    }

    /// <summary>Uses it up inside a transaction that is open already.</summary>
    public static async Task<bool> ApplyAsync(Write write, string secret, CancellationToken cancellationToken)
    {
        var hash = HashOf(secret);
        await write.Db.SpentStates.Where(spent => spent.ExpiresAt <= write.Now).ExecuteDeleteAsync(cancellationToken);
        if (await write.Db.SpentStates.AnyAsync(spent => spent.Hash == hash, cancellationToken))
        {
            return false;
        }

        write.Db.SpentStates.Add(new SpentState { Hash = hash, ExpiresAt = write.Now + Kept });
        await write.Db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
