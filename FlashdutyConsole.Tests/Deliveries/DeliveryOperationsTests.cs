using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Deliveries;

public sealed class DeliveryOperationsTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    [Fact]
    public async Task List_OfAnIncident_SaysStateReasonAndCure()
    {
        const string Incident = "69da451ef77b1b51f40e83ee";
        var now = _console.Now;
        await _console.WriteAsync(db => db.Cards.Add(new Card { Id = 71, IncidentId = Incident, TaskId = "t", StaleSince = now }));
        await _console.WriteAsync(db =>
        {
            db.Deliveries.Add(New(delivery => (delivery.State, delivery.SentAt, delivery.MsgId, delivery.CardId) = (DeliveryState.Sent, now, "m1", 71)));
            db.Deliveries.Add(New(delivery => (delivery.State, delivery.Reason, delivery.ErrCode, delivery.Attempts) = (DeliveryState.Failed, DeliveryReason.Refused, 60020, 3)));
            db.Deliveries.Add(New(delivery => (delivery.State, delivery.Reason) = (DeliveryState.Pending, DeliveryReason.MemberQuota)));
            return db.Deliveries.Add(New(delivery => (delivery.State, delivery.MergedIntoId, delivery.Kind) = (DeliveryState.Merged, 9, DeliveryKind.CardUpdate)));
        });

        var items = (await _console.CallAsync("/delivery/list", new { incident_id = Incident })).Data.GetProperty("items").EnumerateArray().Reverse().ToList();

        Assert.Equal(["sent", "failed", "pending", "merged"], items.Select(item => item.GetProperty("state").GetString()));
        Assert.True(items[0].GetProperty("stale").GetBoolean());
        Assert.Equal("Owner", items[0].GetProperty("person_name").GetString());
        Assert.Equal(now.ToUnixTimeSeconds(), items[0].GetProperty("sent_at").GetInt64());
        Assert.Equal(60020, items[1].GetProperty("errcode").GetInt32());
        Assert.Equal(3, items[1].GetProperty("attempts").GetInt32());
        Assert.NotEqual("", items[1].GetProperty("cure").GetString());
        Assert.NotEqual("", items[1].GetProperty("meaning").GetString());
        Assert.True(items[2].GetProperty("held_back").GetBoolean());
        Assert.Equal("card_update", items[3].GetProperty("kind").GetString());
        Assert.Equal(9, items[3].GetProperty("merged_into").GetInt64());

        var failed = (await _console.CallAsync("/delivery/list", new { incident_id = Incident, status = "failed,merged", limit = 1 })).Data;
        Assert.Equal(2, failed.GetProperty("total").GetInt32());
        Assert.True(failed.GetProperty("has_next_page").GetBoolean());
        var next = (await _console.CallAsync("/delivery/list", new { incident_id = Incident, status = "failed,merged", limit = 1, search_after_ctx = failed.GetProperty("search_after_ctx").GetString() })).Data;
        Assert.Equal("failed", next.GetProperty("items")[0].GetProperty("state").GetString());

        Delivery New(Action<Delivery> change)
        {
            var delivery = new Delivery { IncidentId = Incident, MemberId = _console.OwnerId, CreatedAt = now, DueAt = now };
            change(delivery);
            return delivery;
        }
    }

    [Theory]
    [InlineData("""{"status":"gone"}""", "status")]
    [InlineData("""{"incident_id":"x"}""", "incident_id")]
    [InlineData("""{"search_after_ctx":"x"}""", "search_after_ctx")]
    [InlineData("""{"limit":101}""", "limit")]
    public async Task List_WithWrongField_IsInvalidParameterThatNamesIt(string body, string named)
    {
        var answer = await _console.CallAsync("/delivery/list", body);

        Assert.Equal("InvalidParameter", answer.Code);
        Assert.Contains(named, answer.Message);
    }
}
