using FlashdutyConsole.Data;

namespace FlashdutyConsole.Linking;

/// <summary>What a feature does in the transaction that links a member: what was kept back for them goes out, what they pressed is carried out.</summary>
public interface ILinkEffect
{
    /// <summary>The member has been linked.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="link">The new link.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>A local path that shows what came of it; null = nothing to show.</returns>
    Task<string?> LinkedAsync(Write write, MemberLink link, CancellationToken cancellationToken);
}
