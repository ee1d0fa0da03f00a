using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Linking;

/// <summary>Members who leave the app's visibility are flagged, and those who come back are not any more (events <c>unsubscribe</c>, <c>subscribe</c>).</summary>
public sealed class HandleVisibility(LinkReach reach) : IWeComEventHandler
{
    /// <inheritdoc/>
    public async Task<byte[]?> HandleAsync(Write write, WeComConnection connection, WeComEvent received, CancellationToken cancellationToken)
    {
        var user = received.FromUserName.ToLowerInvariant();
        if (received is Unsubscribed)
        {
            await reach.LostAsync(write, connection.Integration.Id, user, LostReason.Left, cancellationToken);
        }
        else
        {
            await reach.SeenAsync(write, connection.Integration.Id, user, cancellationToken);
        }

        return null;
    }
}
