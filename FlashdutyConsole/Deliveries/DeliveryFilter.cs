namespace FlashdutyConsole.Deliveries;

/// <summary>Which deliveries to list. Empty lists and nulls do not filter.</summary>
public sealed record DeliveryFilter
{
    /// <summary>The incident.</summary>
    public string? IncidentId { get; init; }

    /// <summary>Where they stand.</summary>
    public IReadOnlyList<DeliveryState> States { get; init; } = [];
}
