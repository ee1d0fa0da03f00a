using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Tests.WeCom.Cards;

public sealed class CardRulesTests
{
    private static readonly TemplateCard s_buttons = new()
    {
        CardType = TemplateCardTypes.ButtonInteraction,
        TaskId = "appr-2026_0001@v1",
        MainTitle = new CardTitle("采购申请", "PO-1"),
        HorizontalContentList = [new CardRow { KeyName = "金额", Value = "¥1,200" }],
        ButtonList = [new CardButton { Text = "同意", Style = 1, Key = "approve" }, new CardButton { Text = "驳回", Style = 2, Key = "reject" }],
    };

    private static readonly TemplateCard s_notice = new()
    {
        CardType = TemplateCardTypes.TextNotice,
        SubTitleText = "x",
        CardAction = new CardAction { Type = CardAction.Page, Url = "https://x" },
    };

    public static TheoryData<string, TemplateCard, int, string> Broken()
    {
        var menu = new CardMenu { Desc = "m", ActionList = [new CardMenuItem("a", "k")] };
        return new()
        {
            { "type", s_buttons with { CardType = "button" }, 42031, "card_type" },
            { "no task", s_buttons with { TaskId = null }, 42014, "task_id" },
            { "task sign", s_buttons with { TaskId = "a.b" }, 42014, "task_id" },
            { "task long", s_buttons with { TaskId = new string('a', 129) }, 42014, "task_id" },
            { "menu without task", s_notice with { ActionMenu = menu }, 42014, "task_id" },
            { "no title", s_buttons with { MainTitle = new CardTitle(null, "d") }, 42033, "main_title.title" },
            { "nothing said", s_notice with { SubTitleText = "" }, 42033, "main_title.title" },
            { "rows", s_buttons with { HorizontalContentList = Many(7, new CardRow { KeyName = "k" }) }, 42035, "horizontal_content_list" },
            { "row name", Row(new CardRow { Value = "v" }), 42027, "horizontal_content_list[0].keyname" },
            { "row url", Row(new CardRow { KeyName = "k", Type = 1 }), 42028, "horizontal_content_list[0].url" },
            { "row file", Row(new CardRow { KeyName = "k", Type = 2 }), 42029, "horizontal_content_list[0].media_id" },
            { "row member", Row(new CardRow { KeyName = "k", Type = 3 }), 42050, "horizontal_content_list[0].userid" },
            { "row type", Row(new CardRow { KeyName = "k", Type = 4 }), 40058, "horizontal_content_list[0].type" },
            { "no buttons", s_buttons with { ButtonList = null }, 40016, "button_list" },
            { "7 buttons", Buttons([.. Enumerable.Range(0, 7).Select(i => new CardButton { Text = "t", Key = $"k{i}" })]), 40016, "button_list" },
            { "button text", Buttons(new CardButton { Key = "k" }), 42038, "button_list[0].text" },
            { "button key", Buttons(new CardButton { Text = "t" }), 42039, "button_list[0].key" },
            { "button key long", Buttons(new CardButton { Text = "t", Key = new string('中', 342) }), 42039, "button_list[0].key" },
            { "button key twice", Buttons(new CardButton { Text = "t", Key = "k" }, new CardButton { Text = "u", Key = "k" }), 42039, "button_list[1].key" },
            { "button url", Buttons(new CardButton { Text = "t", Type = 1 }), 42028, "button_list[0].url" },
            { "action", s_notice with { CardAction = null }, 42045, "card_action" },
            { "action none", s_notice with { CardAction = new CardAction { Type = 0 } }, 42045, "card_action" },
            { "action url", s_buttons with { CardAction = new CardAction { Type = 1 } }, 42045, "card_action" },
            { "action app", s_buttons with { CardAction = new CardAction { Type = 2 } }, 42045, "card_action" },
            { "menu empty", s_buttons with { ActionMenu = menu with { ActionList = [] } }, 40058, "action_menu.action_list" },
            { "menu 4", s_buttons with { ActionMenu = menu with { ActionList = [new("a", "1"), new("a", "2"), new("a", "3"), new("a", "4")] } }, 40058, "action_menu.action_list" },
            { "menu key twice", s_buttons with { ActionMenu = menu with { ActionList = [new("a", "1"), new("b", "1")] } }, 42051, "action_menu.action_list[1].key" },
            { "quote url", s_buttons with { QuoteArea = new CardQuote { Type = 1 } }, 42028, "quote_area.url" },
            { "quote app", s_buttons with { QuoteArea = new CardQuote { Type = 2 } }, 42030, "quote_area.appid" },
            { "jumps", s_notice with { JumpList = Many(4, new CardJump { Title = "t" }) }, 42042, "jump_list" },
        };
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Validate_OneThingWrong_NamesFieldAndCode(string name, TemplateCard card, int code, string field)
    {
        Assert.NotEmpty(name);
        var enforced = CardRules.Validate(card).Where(v => v.IsEnforced);

        var only = Assert.Single(enforced);
        Assert.Equal((code, field), (only.ErrCode, only.Field));
    }

    [Fact]
    public void Validate_GoodCards_FindsNothing()
    {
        Assert.Empty(CardRules.Validate(s_buttons));
        Assert.Empty(CardRules.Validate(s_notice));
    }

    [Fact]
    public void Validate_LongTexts_OnlyWarns()
    {
        var card = s_buttons with
        {
            MainTitle = new CardTitle(new string('中', 37), new string('中', 45)),
            SubTitleText = "1\n2\n3\n4\n5\n6\n7\n8\n9",
            Source = new CardSource { Desc = new string('a', 21) },
            HorizontalContentList = [new CardRow { KeyName = "123456", Value = new string('v', 31) }],
        };

        var found = CardRules.Validate(card);

        Assert.DoesNotContain(found, v => v.IsEnforced);
        Assert.Equal(
            ["source.desc", "main_title.title", "main_title.desc", "sub_title_text", "horizontal_content_list[0].keyname", "horizontal_content_list[0].value"],
            found.Select(v => v.Field));
    }

    [Fact]
    public void Validate_ClosingUpdate_NeedsNeitherTaskNorButtons()
    {
        var card = s_buttons with { TaskId = null, ButtonList = null, ReplaceText = "已关闭" };

        Assert.Empty(CardRules.Validate(card, CardUse.Update));
        Assert.Single(CardRules.Validate(card with { ReplaceText = null }, CardUse.Update), v => v.ErrCode == 40016);
    }

    private static TemplateCard Row(CardRow row) => s_buttons with { HorizontalContentList = [row] };

    private static TemplateCard Buttons(params CardButton[] buttons) => s_buttons with { ButtonList = buttons };

    private static List<T> Many<T>(int count, T item) => [.. Enumerable.Repeat(item, count)];
}
