using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Escalations;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Tests.Escalations;

public sealed class RecipientsTests
{
    private static readonly HashSet<long> s_integrations = [1, 2];
    private static readonly NotifyBy s_bySeverity = new() { Critical = ["wecom_app:1", "wecom_app:2"], Warning = ["wecom_app:2"], Info = [] };

    [Fact]
    public void Of_RuleNamesChannels_TakesThoseOfTheSeverity()
    {
        MemberLink[] links = [Link(5, 1, "li"), Link(5, 2, "li-b")];

        Assert.Equal([(1, "li", null), (2, "li-b", null)], Of([Member(5)], s_bySeverity, IncidentSeverity.Critical, links));
        Assert.Equal([(2, "li-b", null)], Of([Member(5)], s_bySeverity, IncidentSeverity.Warning, links));
        Assert.Empty(Of([Member(5)], s_bySeverity, IncidentSeverity.Info, links));
    }

    [Fact]
    public void Of_FollowsPreference_TakesTheMembersOwn()
    {
        var member = Member(5);
        member.Preference = new NotifyBy { Critical = ["wecom_app:2"] };

        Assert.Equal(
            [(2, "li-b", null)],
            Of([member], new NotifyBy { FollowPreference = true, Critical = ["wecom_app:1"] }, IncidentSeverity.Critical, [Link(5, 1, "li"), Link(5, 2, "li-b")]));
    }

    [Fact]
    public void Of_NoPreference_TakesEveryLinkThatIsThere() => Assert.Equal(
        [(1, "li", null), (2, "li-b", null)],
        Of([Member(5)], null, IncidentSeverity.Info, [Link(5, 2, "li-b"), Link(5, 1, "li"), Link(5, 9, "gone"), Link(6, 1, "wang")]));

    [Fact]
    public void Of_NotLinkedAnywhere_IsNamedWithTheReason() =>
        Assert.Equal([(0, "", DeliveryReason.NotLinked)], Of([Member(5)], null, IncidentSeverity.Critical, []));

    [Fact]
    public void Of_NotLinkedToTheChannel_IsNamedWithTheReason() => Assert.Equal(
        [(2, "", DeliveryReason.NotLinked)], Of([Member(5)], s_bySeverity, IncidentSeverity.Warning, [Link(5, 1, "li")]));

    [Fact]
    public void Of_IntegrationGone_IsNamedWithTheReason() => Assert.Equal(
        [(9, "", DeliveryReason.NoIntegration)], Of([Member(5)], new NotifyBy { Critical = ["wecom_app:9"] }, IncidentSeverity.Critical, []));

    [Fact]
    public void Of_QuietHours_KeepBackInfoUnlessTheRuleInsists()
    {
        // 16:00 UTC is midnight in Shanghai.
        var member = Member(5);
        (member.TimeZone, member.QuietHours) = ("Asia/Shanghai", new QuietHours { FromMinute = 22 * 60, ToMinute = 7 * 60 });
        MemberLink[] links = [Link(5, 1, "li")];

        Assert.Equal([(1, "li", DeliveryReason.QuietHours)], Of([member], null, IncidentSeverity.Info, links));
        Assert.Equal([(1, "li", DeliveryReason.QuietHours)], Of([member], new NotifyBy { FollowPreference = true }, IncidentSeverity.Info, links));
        Assert.Equal([(1, "li", null)], Of([member], new NotifyBy { Info = ["wecom_app:1"] }, IncidentSeverity.Info, links));
        Assert.Equal([(1, "li", null)], Of([member], null, IncidentSeverity.Warning, links));
    }

    [Fact]
    public void Of_DeletedMember_IsNamedOnceWithTheReason()
    {
        var member = Member(5);
        member.Status = MemberStatus.Deleted;

        Assert.Equal(
            [(1, "", DeliveryReason.MemberDeleted)], Of([member], s_bySeverity, IncidentSeverity.Critical, [Link(5, 1, "li"), Link(5, 2, "li-b")]));
    }

    [Fact]
    public void Of_InvitedMember_IsTold()
    {
        var member = Member(5);
        member.Status = MemberStatus.Pending;

        Assert.Equal([(1, "li", null)], Of([member], null, IncidentSeverity.Critical, [Link(5, 1, "li")]));
    }

    [Fact]
    public void Of_ChannelNamedTwiceOrOfAnotherKind_CountsOnceOrNot() => Assert.Equal(
        [(1, "li", null)],
        Of([Member(5)], new NotifyBy { Critical = ["wecom_app:1", "wecom_app:1", "sms", "wecom_app:", "wecom_app:x"] }, IncidentSeverity.Critical, [Link(5, 1, "li")]));

    [Theory]
    [InlineData("wecom_app:12", 12)]
    [InlineData("wecom_app:-1", 0)]
    [InlineData("wecom_app: 1", 0)]
    [InlineData("wecom_app:99999999999999999999", 0)]
    [InlineData("WECOM_APP:1", 0)]
    [InlineData("", 0)]
    public void IntegrationOf_Name_IsReadStrictly(string name, long integrationId) => Assert.Equal(integrationId, Recipients.IntegrationOf(name));

    private static List<(long Integration, string UserId, string? Impossible)> Of(
        IReadOnlyList<Member> members, NotifyBy? by, IncidentSeverity severity, IReadOnlyList<MemberLink> links) =>
        [.. Recipients.Of(members, by, severity, links, s_integrations, new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero)).Select(one => (one.IntegrationId, one.WeComUserId, one.Impossible))];

    private static Member Member(long id) => new() { Id = id, Name = "Li", Status = MemberStatus.Enabled };

    private static MemberLink Link(long member, long integration, string userId) => new() { MemberId = member, IntegrationId = integration, WeComUserId = userId };
}
