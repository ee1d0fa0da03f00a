using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Escalations;

/// <summary>Everybody and everything that one pass of the engine needs to tell members, read once.</summary>
/// <param name="Members">Members by id: targets, assignees, responders and owners.</param>
/// <param name="Links">Their links.</param>
/// <param name="Integrations">WeCom integrations that are there.</param>
/// <param name="Areas">Renders the cards' custom areas.</param>
public sealed record TellDirectory(IReadOnlyDictionary<long, Member> Members, IReadOnlyList<MemberLink> Links, IReadOnlySet<long> Integrations, CustomAreas Areas)
{
    /// <summary>These members, in this order; unknown ids are left out.</summary>
    public IReadOnlyList<Member> Find(IEnumerable<long> ids) =>
        ids.Distinct().Select(id => Members.GetValueOrDefault(id)).OfType<Member>().ToList();

    /// <summary>Who is told when a rule names nobody who is there: the owners.</summary>
    public IReadOnlyList<Member> Owners => Members.Values.Where(member => member.Role == MemberRole.Owner && member.IsActive).ToList();
}
