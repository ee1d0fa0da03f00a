using FlashdutyConsole.Deliveries;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Tests.Deliveries;

public sealed class DeliveryJudgeTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<int, DeliveryKind, string> Classes() => new()
    {
        { -1, DeliveryKind.Card, "TryLater retrying" },
        { 6000, DeliveryKind.Card, "TryLater retrying" },
        { 40014, DeliveryKind.Card, "TryLater retrying" },
        { 41001, DeliveryKind.Card, "TryLater retrying" },
        { 42001, DeliveryKind.Card, "TryLater retrying" },
        { 45033, DeliveryKind.Card, "TryLater retrying" },
        { 99999, DeliveryKind.Card, "TryLater retrying" },
        { 45009, DeliveryKind.Card, "TryLater wecom_asked_to_wait" },
        { 60020, DeliveryKind.Card, "NeedsAdmin" },
        { 40001, DeliveryKind.Card, "NeedsAdmin" },
        { 40013, DeliveryKind.Card, "NeedsAdmin" },
        { 40056, DeliveryKind.Card, "NeedsAdmin" },
        { 50003, DeliveryKind.Card, "NeedsAdmin" },
        { 301002, DeliveryKind.Card, "NeedsAdmin" },
        { 81013, DeliveryKind.Card, "CannotReach recipient" },
        { 60011, DeliveryKind.Text, "CannotReach recipient" },
        { 60111, DeliveryKind.Card, "CannotReach recipient" },
        { 42039, DeliveryKind.Card, "SendPlain" },
        { 42039, DeliveryKind.CardUpdate, "GiveUp refused" },
        { 44004, DeliveryKind.Text, "GiveUp refused" },
        { 40201, DeliveryKind.Card, "GiveUp refused" },
        { 42014, DeliveryKind.Card, "GiveUp refused" },
        { 60140, DeliveryKind.CardUpdate, "CodeRefused" },
        { 42016, DeliveryKind.CardUpdate, "CodeRefused" },
        { 42015, DeliveryKind.CardUpdate, "CodeRefused" },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public void Judge_ErrCode_IsItsClass(int errCode, DeliveryKind kind, string verdict) =>
        Assert.Equal(verdict, Short(DeliveryJudge.Judge(Attempted(kind), Refused(errCode), s_now, 0.5)));

    [Theory]
    [InlineData(WeComOutcome.Timeout, "TryLater no_answer")]
    [InlineData(WeComOutcome.ConnectionLost, "TryLater no_answer")]
    [InlineData(WeComOutcome.NotWeCom, "TryLater no_answer")]
    [InlineData(WeComOutcome.Ok, "Arrived ")]
    public void Judge_Outcome_IsItsClass(WeComOutcome outcome, string verdict) =>
        Assert.Equal(verdict, Short(DeliveryJudge.Judge(Attempted(), new AttemptResult { Outcome = outcome }, s_now, 0)));

    [Fact]
    public void Judge_RecipientInInvalidUser_CannotBeReached() => Assert.Equal(
        "CannotReach recipient", Short(DeliveryJudge.Judge(Attempted(), new AttemptResult { Outcome = WeComOutcome.Ok, Invalid = true }, s_now, 0)));

    [Fact]
    public void Judge_RecipientWithoutLicence_CannotBeReached() => Assert.Equal(
        "CannotReach unlicensed", Short(DeliveryJudge.Judge(Attempted(), new AttemptResult { Outcome = WeComOutcome.Ok, Unlicensed = true }, s_now, 0)));

    [Theory]
    [InlineData(42014, DeliveryKind.Card)]
    [InlineData(60140, DeliveryKind.CardUpdate)]
    public void Judge_RepeatThatWeComKnows_HadArrived(int errCode, DeliveryKind kind)
    {
        var delivery = Attempted(kind);
        (delivery.Uncertain, delivery.CodeCertain) = (true, true);

        Assert.Equal("Arrived had_arrived", Short(DeliveryJudge.Judge(delivery, Refused(errCode), s_now, 0)));
    }

    [Fact]
    public void Judge_CodeThatAPassiveReplyMayHaveSpent_IsNoArrival()
    {
        var delivery = Attempted(DeliveryKind.CardUpdate);
        (delivery.Uncertain, delivery.CodeCertain) = (true, false);

        Assert.Equal("CodeRefused", Short(DeliveryJudge.Judge(delivery, Refused(60140), s_now, 0)));
    }

    [Fact]
    public void Judge_CodeSpentOnACard_IsNoArrival()
    {
        var delivery = Attempted(DeliveryKind.Card);
        delivery.Uncertain = true;

        Assert.Equal("GiveUp refused", Short(DeliveryJudge.Judge(delivery, Refused(60140), s_now, 0)));
    }

    [Fact]
    public void Judge_TriedForAlmostFourHours_GivesUp()
    {
        var delivery = Attempted();
        delivery.FirstAttemptAt = s_now - DeliveryJudge.Lifetime;

        Assert.Equal("GiveUp time_ran_out", Short(DeliveryJudge.Judge(delivery, Refused(-1), s_now, 0)));
    }

    [Fact]
    public void Judge_WaitsForAnAdminForADay_ThenGivesUp()
    {
        var delivery = Attempted();
        delivery.FirstAttemptAt = s_now.AddHours(-20);
        delivery.CreatedAt = s_now.AddHours(-20);
        Assert.Equal("NeedsAdmin", Short(DeliveryJudge.Judge(delivery, Refused(60020), s_now, 0)));

        delivery.CreatedAt = s_now - DeliveryJudge.AdminLifetime;
        Assert.Equal("GiveUp time_ran_out", Short(DeliveryJudge.Judge(delivery, Refused(60020), s_now, 0)));
    }

    [Fact]
    public void Judge_Frequency_WaitsAtLeastAMinute()
    {
        var later = Assert.IsType<DeliveryVerdict.TryLater>(DeliveryJudge.Judge(Attempted(), Refused(45009), s_now, 0));

        Assert.InRange(later.After, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(66));
    }

    [Theory]
    [InlineData(1, 0.45, 0.55)]
    [InlineData(2, 0.9, 1.1)]
    [InlineData(4, 3.6, 4.4)]
    [InlineData(8, 54, 66)]
    [InlineData(1000, 54, 66)]
    public void Backoff_Attempts_DoublesUpToAMinute(int attempts, double least, double most)
    {
        Assert.Equal(least, DeliveryJudge.Backoff(attempts, 0).TotalSeconds, 3);
        Assert.Equal(most, DeliveryJudge.Backoff(attempts, 1).TotalSeconds, 3);
    }

    private static string Short(DeliveryVerdict verdict) => verdict switch
    {
        DeliveryVerdict.TryLater later => $"TryLater {later.Reason}",
        DeliveryVerdict.CannotReach cannot => $"CannotReach {cannot.Reason}",
        DeliveryVerdict.GiveUp giveUp => $"GiveUp {giveUp.Reason}",
        DeliveryVerdict.Arrived arrived => $"Arrived {arrived.Reason}",
        _ => verdict.GetType().Name,
    };

    private static Delivery Attempted(DeliveryKind kind = DeliveryKind.Card) => new() { Kind = kind, Attempts = 1, CreatedAt = s_now, FirstAttemptAt = s_now };

    private static AttemptResult Refused(int errCode) => new() { Outcome = WeComOutcome.WeComError, ErrCode = errCode };
}
