namespace FlashdutyConsole.Benchmarks.History;

/// <summary>A request about a message as it reached WeCom, whatever became of it.</summary>
/// <param name="IsUpdate">Whether it changes a card that is there.</param>
/// <param name="UserIds">To whom.</param>
/// <param name="TaskId">The card's task_id; null for a text and for an update.</param>
/// <param name="IncidentId">The incident that the card links to; null when there is none.</param>
/// <param name="State">The state on the card; null when there is none.</param>
/// <param name="Sha256">Hash of the body.</param>
/// <param name="DuplicateSeconds">The interval of the duplicate check; null when it was not asked for.</param>
/// <param name="Accepted">Whether it took effect as far as its answer says.</param>
public sealed record SeenCall(
    bool IsUpdate, IReadOnlyList<string> UserIds, string? TaskId, string? IncidentId, ShownState? State, string Sha256, int? DuplicateSeconds, bool Accepted);
