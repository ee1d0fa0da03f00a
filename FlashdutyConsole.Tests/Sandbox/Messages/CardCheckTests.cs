using System.Text.Json;
using System.Text.Json.Nodes;
using FlashdutyConsole.Sandbox.Messages;

namespace FlashdutyConsole.Tests.Sandbox.Messages;

public sealed class CardCheckTests
{
    private static readonly string[] Long = [new string('x', 1025)];

    public static TheoryData<string, int> Faults => new()
    {
        { """{"card_type":"poster"}""", 42031 },
        { """{"card_type":1}""", 42031 },
        { """{"task_id":null}""", 42014 },
        { """{"task_id":""}""", 42014 },
        { """{"task_id":"a b"}""", 42014 },
        { """{"task_id":7}""", 42014 },
        { $$"""{"task_id":"{{new string('x', 129)}}"}""", 42014 },
        { """{"main_title":{"title":""}}""", 42033 },
        { """{"main_title":"x"}""", 40058 },
        { """{"main_title":{"title":"x","desc":1}}""", 40058 },
        { """{"sub_title_text":1}""", 40058 },
        { """{"source":{"desc":1}}""", 40058 },
        { """{"source":{"desc_color":"2"}}""", 40058 },
        { """{"action_menu":{"desc":"m","action_list":[]}}""", 40058 },
        { """{"action_menu":{"action_list":[{"text":"a","key":"a"}]}}""", 40058 },
        { """{"action_menu":{"desc":"m","action_list":[{"text":"a","key":"a"},{"text":"b","key":"a"}]}}""", 42051 },
        { """{"action_menu":{"desc":"m","action_list":[{"text":"a"}]}}""", 42039 },
        { """{"action_menu":{"desc":"m","action_list":[{"key":"a"}]}}""", 42038 },
        { """{"quote_area":{"type":1}}""", 42028 },
        { """{"quote_area":{"type":2}}""", 42030 },
        { """{"horizontal_content_list":[{},{},{},{},{},{},{}]}""", 42035 },
        { """{"horizontal_content_list":[{"value":"v"}]}""", 42027 },
        { """{"horizontal_content_list":[{"keyname":"k","value":1}]}""", 40058 },
        { """{"horizontal_content_list":[{"keyname":"k","type":1}]}""", 42028 },
        { """{"horizontal_content_list":[{"keyname":"k","type":2}]}""", 42029 },
        { """{"horizontal_content_list":[{"keyname":"k","type":3}]}""", 42050 },
        { """{"horizontal_content_list":[{"keyname":"k","type":4}]}""", 40058 },
        { """{"card_action":{"type":1}}""", 42028 },
        { """{"card_action":{"type":3}}""", 42045 },
        { """{"button_list":null}""", 40016 },
        { """{"button_list":[]}""", 40016 },
        { """{"button_list":[{},{},{},{},{},{},{}]}""", 40016 },
        { """{"button_list":{}}""", 40058 },
        { """{"button_list":[{"key":"a"}]}""", 42038 },
        { """{"button_list":[{"text":"a"}]}""", 42039 },
        { $$"""{"button_list":[{"text":"a","key":"{{Long[0]}}"}]}""", 42039 },
        { """{"button_list":[{"text":"a","key":"a"},{"text":"b","key":"a"}]}""", 42039 },
        { """{"button_list":[{"text":"a","type":1}]}""", 42028 },
        { """{"button_list":[{"text":"a","key":"a","type":2}]}""", 40058 },
        { """{"button_list":[{"text":"a","key":"a","style":"1"}]}""", 40058 },
        { """{"button_list":["a"]}""", 40058 },
        { """{"button_selection":{"option_list":[{"id":"1","text":"a"}]}}""", 42043 },
        { """{"button_selection":{"question_key":"q","option_list":[]}}""", 42037 },
        { """{"button_selection":{"question_key":"q","option_list":[{"text":"a"}]}}""", 42040 },
        { """{"button_selection":{"question_key":"q","option_list":[{"id":"1","text":"a"},{"id":"1","text":"b"}]}}""", 42040 },
        { """{"button_selection":{"question_key":"q","option_list":[{"id":"1"}]}}""", 42041 },
        { """{"card_type":"text_notice"}""", 42045 },
        { """{"card_type":"text_notice","card_action":{"type":0}}""", 42045 },
        { """{"card_type":"text_notice","main_title":null,"card_action":{"type":1,"url":"u"}}""", 42033 },
        { """{"card_type":"text_notice","card_action":{"type":1,"url":"u"},"jump_list":[{},{},{},{}]}""", 42042 },
        { """{"card_type":"text_notice","card_action":{"type":1,"url":"u"},"jump_list":[{"title":"t","type":1}]}""", 42028 },
        { """{"card_type":"news_notice","card_action":{"type":1,"url":"u"}}""", 42044 },
        { """{"card_type":"news_notice","card_action":{"type":1,"url":"u"},"card_image":{"url":"i"},"vertical_content_list":[{}]}""", 42036 },
        { """{"card_type":"vote_interaction"}""", 42037 },
        { """{"card_type":"vote_interaction","checkbox":{"question_key":"q","option_list":[{"id":"1","text":"a"}]}}""", 42046 },
        { """{"card_type":"vote_interaction","checkbox":{"question_key":"q","option_list":[{"id":"1","text":"a"}]},"submit_button":{"key":"k"}}""", 42049 },
        { """{"card_type":"multiple_interaction","submit_button":{"text":"t","key":"k"}}""", 42047 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Card_WithOneFault_IsRefusedWithItsCode(string change, int code) => Assert.Equal(code, Check(change));

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"task_id":"a_B-9@x"}""")]
    [InlineData("""{"button_list":[{"text":"longer than ten characters is only advised against","key":"a","style":9}]}""")]
    [InlineData("""{"main_title":{"title":"more than thirty-six characters are accepted by the server and cut by the client"}}""")]
    [InlineData("""{"card_type":"text_notice","main_title":null,"sub_title_text":"s","card_action":{"type":1,"url":"u"}}""")]
    [InlineData("""{"card_type":"vote_interaction","checkbox":{"question_key":"q","option_list":[{"id":"1","text":"a"}]},"submit_button":{"text":"t","key":"k"}}""")]
    [InlineData("""{"card_type":"multiple_interaction","select_list":[{"question_key":"q","option_list":[{"id":"1","text":"a"}]}],"submit_button":{"text":"t","key":"k"}}""")]
    [InlineData("""{"card_type":"news_notice","card_action":{"type":1,"url":"u"},"card_image":{"url":"i"}}""")]
    public void Card_WithinTheRules_IsAccepted(string change) => Assert.Equal(0, Check(change));

    [Fact]
    public void Card_InAnUpdate_NeedsNoTaskId()
    {
        var card = JsonSerializer.SerializeToElement(SandboxBench.ButtonCard(null));

        Assert.Equal(42014, CardCheck.Run(card, update: false));
        Assert.Equal(0, CardCheck.Run(card, update: true));
    }

    private static int Check(string change)
    {
        var card = SandboxBench.ButtonCard("task");
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            card[name] = value?.DeepClone();
        }

        return CardCheck.Run(JsonSerializer.SerializeToElement(card), update: false);
    }
}
