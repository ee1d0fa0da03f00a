using System.Globalization;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Escalations;

/// <summary>Works out by which channels members are told. Pure.</summary>
public static class Recipients
{
    /// <summary>Prefix of a personal channel; the integration's id follows.</summary>
    public const string ChannelPrefix = "wecom_app:";

    /// <summary>Every member with every channel of theirs. Someone who cannot be told is in the result, with the reason.</summary>
    /// <param name="members">The members to tell.</param>
    /// <param name="by">The rule's channels by severity; null or following = each member's preference.</param>
    /// <param name="severity">Severity of the incident.</param>
    /// <param name="links">Links of these members.</param>
    /// <param name="integrations">WeCom integrations that are there.</param>
    /// <param name="now">The present, for quiet hours.</param>
    public static IReadOnlyList<Recipient> Of(
        IReadOnlyList<Member> members, NotifyBy? by, IncidentSeverity severity, IReadOnlyList<MemberLink> links, IReadOnlySet<long> integrations,
        DateTimeOffset now) =>
        members.SelectMany(member => Of(member, Channels(member, by, severity, links, integrations), links, integrations))
            .Select(recipient => recipient.Impossible is null && IsQuiet(recipient.Member, by, severity, now)
                ? recipient with { Impossible = DeliveryReason.QuietHours } : recipient)
            .ToList();

    /// <summary>The integration in a channel's name; 0 when it is not one of ours.</summary>
    public static long IntegrationOf(string channel) =>
        channel.StartsWith(ChannelPrefix, StringComparison.Ordinal)
        && long.TryParse(channel.AsSpan(ChannelPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    // A rule that names channels of its own means what it says; only the member's own choice has hours.
    private static bool IsQuiet(Member member, NotifyBy? by, IncidentSeverity severity, DateTimeOffset now) =>
        severity == IncidentSeverity.Info && (by is null || by.FollowPreference)
        && member.QuietHours?.Hold(now, TimeZoneInfo.TryFindSystemTimeZoneById(member.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc) == true;

    private static IEnumerable<Recipient> Of(Member member, List<long>? channels, IReadOnlyList<MemberLink> links, IReadOnlySet<long> integrations)
    {
        if (!member.IsActive)
        {
            yield return new Recipient(member, channels?.FirstOrDefault() ?? 0, "", DeliveryReason.MemberDeleted);
            yield break;
        }

        if (channels is null)
        {
            yield return new Recipient(member, 0, "", DeliveryReason.NotLinked);
            yield break;
        }

        foreach (var integration in channels)
        {
            var link = links.FirstOrDefault(known => known.MemberId == member.Id && known.IntegrationId == integration);
            yield return new Recipient(member, integration, link?.WeComUserId ?? "",
                !integrations.Contains(integration) ? DeliveryReason.NoIntegration : link is null ? DeliveryReason.NotLinked : null);
        }
    }

    // Null = linked to nothing; empty = no channel is wanted for this severity.
    private static List<long>? Channels(
        Member member, NotifyBy? by, IncidentSeverity severity, IReadOnlyList<MemberLink> links, IReadOnlySet<long> integrations)
    {
        var chosen = by is null || by.FollowPreference ? member.Preference : by;
        if (chosen is null)
        {
            // No preference of their own: every WeCom that they are linked to.
            var linked = links.Where(link => link.MemberId == member.Id && integrations.Contains(link.IntegrationId))
                .Select(link => link.IntegrationId).Distinct().Order().ToList();
            return linked.Count > 0 ? linked : null;
        }

        var names = severity switch
        {
            IncidentSeverity.Critical => chosen.Critical,
            IncidentSeverity.Warning => chosen.Warning,
            _ => chosen.Info,
        };
        return names.Select(IntegrationOf).Where(id => id != 0).Distinct().ToList();
    }
}
