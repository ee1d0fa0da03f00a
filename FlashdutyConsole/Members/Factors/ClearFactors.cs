using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Factors;

/// <summary>Takes away what a member proves themselves with besides the password: authenticator, recovery codes, passkeys.</summary>
public static class ClearFactors
{
    /// <summary>Takes them away, inside a transaction.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="accounts">Identity.</param>
    /// <param name="memberId">Whose.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public static async Task RunAsync(Write write, MemberAccounts accounts, long memberId, CancellationToken cancellationToken)
    {
        await accounts.InAsync(write, memberId, async (members, member) => await members.SetTwoFactorEnabledAsync(member, false));
        await write.Db.UserTokens.Where(token => token.UserId == memberId).ExecuteDeleteAsync(cancellationToken);
        await write.Db.UserPasskeys.Where(passkey => passkey.UserId == memberId).ExecuteDeleteAsync(cancellationToken);
    }
}
