using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations.Drafts;

namespace FlashdutyConsole.Integrations;

/// <summary>At most one integration has war rooms at a time: an incident has one group, and people must know where. Pure.</summary>
public static class WarRoomPlace
{
    /// <summary>The other integration that has war rooms; null = none. Drafts have none yet.</summary>
    /// <param name="integrations">All integrations that are not deleted.</param>
    /// <param name="id">The one that wants them.</param>
    public static Integration? Other(IEnumerable<Integration> integrations, long id) => integrations.FirstOrDefault(known =>
        known.Id != id && known is { PluginType: PluginType.WeComApp, IsDraft: false, DeletedAt: null } && JsonColumn.Read<WeComSettings>(known.Settings).WarRoomEnabled);

    /// <summary>What is wrong with switching war rooms on; empty = nothing.</summary>
    /// <param name="integrations">All integrations that are not deleted.</param>
    /// <param name="id">The one that wants them.</param>
    /// <param name="wanted">Whether it wants them.</param>
    public static IReadOnlyList<FieldFault> Faults(IEnumerable<Integration> integrations, long id, bool wanted) =>
        wanted && Other(integrations, id) is { } other
            ? [new FieldFault(WeComFieldName.WarRoomEnabled, FieldStrings.Text(FieldStrings.OtherHasWarRooms, other.Name))]
            : [];
}
