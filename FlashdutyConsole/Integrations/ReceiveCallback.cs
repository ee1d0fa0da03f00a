using System.Text;
using FlashdutyConsole.Data;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Integrations;

/// <summary>
/// Takes a callback in: one short transaction that records it, applies it once however often it is delivered, and gives the
/// reply. A second delivery finds the first one's reply.
/// </summary>
public sealed class ReceiveCallback(ConsoleWriter writer, IEnumerable<IWeComEventHandler> handlers)
{
    private static readonly RowQuery<CallbackReceipt> Known = new("""WHERE "IntegrationId" = @p0 AND "DedupKey" = @p1""");

    /// <summary>Records and applies the event.</summary>
    /// <returns>The passive reply as plain XML; null = an empty answer.</returns>
    public Task<byte[]?> RunAsync(WeComConnection connection, WeComEvent received, CancellationToken cancellationToken) =>
        received is CardClick or TextMessage or Subscribed or Unsubscribed
            ? writer.RunAsync(WritePriority.Person, write => OnceAsync(write, connection, received, cancellationToken), cancellationToken)
            : Task.FromResult<byte[]?>(null);

    private async Task<byte[]?> OnceAsync(Write write, WeComConnection connection, WeComEvent received, CancellationToken cancellationToken)
    {
        var key = received.DedupeKey;
        var integrationId = connection.Integration.Id;
        if (Known.First(write, integrationId, key) is { } before)
        {
            return before.Reply is null ? null : Encoding.UTF8.GetBytes(before.Reply);
        }

        byte[]? reply = null;
        foreach (var handler in handlers)
        {
            reply ??= await handler.HandleAsync(write, connection, received, cancellationToken);
        }

        write.Db.CallbackReceipts.Add(new CallbackReceipt
        {
            IntegrationId = integrationId,
            DedupKey = key,
            Reply = reply is null ? null : Encoding.UTF8.GetString(reply),
            ReceivedAt = write.Now,
        });
        return reply;
    }
}
