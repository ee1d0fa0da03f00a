using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.WeCom.Cards;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>Makes the cards of incidents: looks up the names that a card needs, once for many, and builds each for its viewer.</summary>
public sealed class IncidentCards(ChannelDirectory channels, ConsoleAddress address)
{
    /// <summary>The members whose names or languages the cards of these incidents need.</summary>
    /// <param name="db">The context to read with.</param>
    /// <param name="incidents">The incidents, with their responders.</param>
    /// <param name="viewers">Members who will see cards.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public static async Task<IReadOnlyDictionary<long, Member>> PeopleAsync(
        ConsoleDb db, IEnumerable<Incident> incidents, IEnumerable<long> viewers, CancellationToken cancellationToken)
    {
        var ids = incidents.SelectMany(incident => new[] { incident.CloserId, HandlerId(incident) })
            .Concat(viewers).Where(id => id != 0).Distinct().ToList();
        return await db.Members.AsNoTracking().Where(member => ids.Contains(member.Id)).ToDictionaryAsync(member => member.Id, cancellationToken);
    }

    /// <summary>The members whose names the card of one incident needs; the viewer is known already.</summary>
    public static async Task<IReadOnlyDictionary<long, Member>> PeopleAsync(
        ConsoleDb db, Incident incident, Member viewer, CancellationToken cancellationToken) =>
        new[] { incident.CloserId, HandlerId(incident) }.All(id => id == 0 || id == viewer.Id)
            ? new Dictionary<long, Member> { [viewer.Id] = viewer }
            : await PeopleAsync(db, [incident], [viewer.Id], cancellationToken);

    /// <summary>The card of the incident as this member sees it.</summary>
    /// <param name="incident">The incident, with its responders.</param>
    /// <param name="templateId">The template of its custom area.</param>
    /// <param name="areas">Opened for this incident and template.</param>
    /// <param name="viewer">Who sees it.</param>
    /// <param name="people">From <see cref="PeopleAsync(ConsoleDb, IEnumerable{Incident}, IEnumerable{long}, CancellationToken)"/>.</param>
    /// <param name="now">The instant.</param>
    /// <param name="taskId">WeCom's task_id: for a new card, null for the update of one.</param>
    public BuiltCard Build(
        Incident incident, string templateId, CustomAreas areas, Member viewer, IReadOnlyDictionary<long, Member> people, DateTimeOffset now, string? taskId)
    {
        var eyes = CardViewer.Of(viewer.Locale, viewer.TimeZone);
        var area = areas.Of(incident, templateId, eyes, people);
        var subject = Subject(incident, channels.Find(incident.ChannelId)?.Name ?? "", area.Text, DetailUrl(incident.Id), people);
        return new BuiltCard(IncidentCard.Build(subject, eyes, now, taskId), area.Failure);
    }

    /// <summary>The address of the incident's page.</summary>
    public string DetailUrl(string incidentId) => address.Of($"incident/detail/{incidentId}");

    /// <summary>What the card of the incident says.</summary>
    internal static IncidentCardSubject Subject(
        Incident incident, string channelName, string customArea, string detailUrl, IReadOnlyDictionary<long, Member> people) => new()
        {
            Incident = incident,
            ChannelName = channelName,
            HandlerName = NameOf(people, HandlerId(incident)),
            CloserName = NameOf(people, incident.CloserId),
            CustomArea = customArea,
            DetailUrl = detailUrl,
        };

    // Who started first.
    private static long HandlerId(Incident incident) => incident.Responders
        .Where(responder => responder.AcknowledgedAt is not null)
        .OrderBy(responder => responder.AcknowledgedAt)
        .Select(responder => responder.MemberId)
        .FirstOrDefault();

    private static string NameOf(IReadOnlyDictionary<long, Member> people, long id) =>
        people.TryGetValue(id, out var member) ? member.Name : "";
}
