using FlashdutyConsole.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Factors;

/// <summary>ASP.NET Core Identity inside a transaction of the console, so that what it changes and the audit row stand together.</summary>
public sealed class MemberAccounts(IServiceScopeFactory scopes)
{
    /// <summary>Does something with a member.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="memberId">The member, who must be there.</param>
    /// <param name="work">What; gets Identity's own class for it.</param>
    public async Task<T> InAsync<T>(Write write, long memberId, Func<UserManager<Member>, Member, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = ActivatorUtilities.CreateInstance<MemberStore>(scope.ServiceProvider, write.Db);
        using var members = ActivatorUtilities.CreateInstance<UserManager<Member>>(scope.ServiceProvider, store);
        var member = await write.Db.Members.SingleAsync(one => one.Id == memberId);
        return await work(members, member);
    }
}
