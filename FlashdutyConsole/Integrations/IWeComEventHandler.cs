using FlashdutyConsole.Data;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Integrations;

/// <summary>A feature that acts on what members do inside WeCom. Runs inside the one transaction that takes the callback in.</summary>
public interface IWeComEventHandler
{
    /// <summary>Acts on the event.</summary>
    /// <param name="write">The transaction; what is written here is on disk before WeCom gets its answer.</param>
    /// <param name="connection">The app that the event came from.</param>
    /// <param name="received">The event.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The passive reply as plain XML, or null when the event is not this feature's or nothing is to be said.</returns>
    Task<byte[]?> HandleAsync(Write write, WeComConnection connection, WeComEvent received, CancellationToken cancellationToken);
}
