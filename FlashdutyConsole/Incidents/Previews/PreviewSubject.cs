using FlashdutyConsole.Members;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>What a preview shows a card of: an incident as it was read, or the sample.</summary>
/// <param name="Incident">With its responders. Not tracked, never changed.</param>
/// <param name="Alerts">Its alerts, as many as templates may see.</param>
/// <param name="ChannelName">Name of its channel; empty = none.</param>
/// <param name="DetailUrl">Address of its page.</param>
/// <param name="People">Members by id.</param>
public sealed record PreviewSubject(
    Incident Incident, IReadOnlyList<Alert> Alerts, string ChannelName, string DetailUrl, IReadOnlyDictionary<long, Member> People)
{
    /// <summary>Whether it is the sample and not an incident of this console.</summary>
    public bool IsSample { get; init; }
}
