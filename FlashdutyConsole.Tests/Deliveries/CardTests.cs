using CsCheck;
using FlashdutyConsole.Deliveries;

namespace FlashdutyConsole.Tests.Deliveries;

/// <summary>The budget of response codes: each usable once, within 72 hours.</summary>
public sealed class CardTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Spend_NothingEarned_HasNothing() => Assert.Null(new Card().Spend(s_now));

    [Fact]
    public void Spend_Once_IsGone()
    {
        var card = new Card();
        card.Earn(Code("a", 72));

        Assert.Equal("a", card.Spend(s_now)!.Code);
        Assert.Null(card.Spend(s_now));
    }

    [Fact]
    public void Spend_CertainAndUncertain_TakesTheCertainFirst()
    {
        var card = new Card();
        card.Earn(Code("uncertain", 1, certain: false));
        card.Earn(Code("certain", 72));

        Assert.Equal(["certain", "uncertain"], Spend(card, 2));
    }

    [Fact]
    public void Spend_Several_TakesTheOneThatExpiresFirst()
    {
        var card = new Card();
        card.Earn(Code("late", 70));
        card.Earn(Code("early", 5));

        Assert.Equal(["early", "late"], Spend(card, 2));
    }

    [Fact]
    public void Spend_AtTheInstantOfExpiry_IsTooLate()
    {
        var card = new Card();
        card.Earn(Code("a", 72));

        Assert.Null(card.Spend(s_now.AddHours(72)));
        Assert.Empty(card.Codes);
    }

    [Fact]
    public void Earn_SameCodeAgain_IsOneCode()
    {
        var card = new Card();
        card.Earn(Code("a", 1, certain: false));
        card.Earn(Code("a", 72));

        Assert.Equal(["a"], Spend(card, 1));
        Assert.Null(card.Spend(s_now));
    }

    [Fact]
    public void Shows_TheWantedVersion_IsNotStaleAnyMore()
    {
        var card = new Card { WantedVersion = 4, StaleSince = s_now };

        card.Shows(3);
        Assert.Equal(s_now, card.StaleSince);
        card.Shows(4);
        Assert.Null(card.StaleSince);
        card.Shows(2);
        Assert.Equal(4, card.ShownVersion);
    }

    [Fact]
    public void Budget_AnyOrderOfEarningAndSpending_GivesEachCodeOnceAndInTime() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 30], Gen.Bool).Array[0, 60].Sample(steps =>
        {
            var card = new Card();
            var now = s_now;
            var earned = new Dictionary<string, ResponseCode>();
            var spent = new HashSet<string>();
            foreach (var (what, hours, certain) in steps)
            {
                now = now.AddHours(hours);
                if (what > 0)
                {
                    var code = new ResponseCode($"c{earned.Count}", now.AddHours(72), certain);
                    earned.Add(code.Code, code);
                    card.Earn(code);
                }
                else
                {
                    var left = card.Codes.Where(code => code.ExpiresAt > now).ToList();
                    var code = card.Spend(now);
                    Assert.Equal(left.Count > 0, code is not null);
                    if (code is not null)
                    {
                        Assert.True(spent.Add(code.Code), "spent twice");
                        Assert.True(code.ExpiresAt > now, "spent too late");
                        Assert.True(code.Certain || left.All(other => !other.Certain), "an uncertain one before a certain one");
                    }
                }

                Assert.InRange(card.Codes.Count, 0, Card.MaximumCodes);
            }
        });

    private static ResponseCode Code(string code, int hours, bool certain = true) => new(code, s_now.AddHours(hours), certain);

    private static List<string?> Spend(Card card, int times) => [.. Enumerable.Range(0, times).Select(_ => card.Spend(s_now)?.Code)];
}
