using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;

namespace FlashdutyConsole.WarRooms;

/// <summary>The integration whose app makes war rooms. There is at most one.</summary>
public sealed class WarRoomHome(IntegrationDirectory directory)
{
    /// <summary>The integration; null = none has them switched on.</summary>
    public async ValueTask<Integration?> FindAsync(CancellationToken cancellationToken) =>
        (await directory.AllAsync(cancellationToken)).Where(HasWarRooms).MinBy(integration => integration.Id);

    /// <summary>The integration with this id, if it has war rooms; 0 = whichever has.</summary>
    public async ValueTask<Integration?> FindAsync(long integrationId, CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { } home && (integrationId == 0 || home.Id == integrationId) ? home : null;

    private static bool HasWarRooms(Integration integration) => integration is { PluginType: PluginType.WeComApp, IsDraft: false }
        && JsonColumn.Read<WeComSettings>(integration.Settings) is { WarRoomEnabled: true, Mode: "custom" };
}
