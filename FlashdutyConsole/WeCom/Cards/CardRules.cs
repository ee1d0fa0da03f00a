using System.Text;

namespace FlashdutyConsole.WeCom.Cards;

/// <summary>
/// The rules of a template card (document 90236, codes of document 90313). What the server enforces carries its errcode;
/// what it merely advises is reported with code 0.
/// </summary>
public static class CardRules
{
    // Codes of document 90313.
    private const int BadParameter = 40058;
    private const int ButtonCount = 40016;
    private const int TaskId = 42014;
    private const int RowName = 42027;
    private const int Url = 42028;
    private const int MediaId = 42029;
    private const int AppId = 42030;
    private const int CardType = 42031;
    private const int MainTitle = 42033;
    private const int RowCount = 42035;
    private const int ButtonText = 42038;
    private const int ButtonKey = 42039;
    private const int JumpList = 42042;
    private const int Action = 42045;
    private const int UserId = 42050;
    private const int MenuKeyTwice = 42051;

    /// <summary>Everything wrong with the card, in the order of its fields; empty when nothing is.</summary>
    public static IReadOnlyList<CardViolation> Validate(TemplateCard card, CardUse use = CardUse.Send)
    {
        var found = new List<CardViolation>();
        var buttons = card.CardType == TemplateCardTypes.ButtonInteraction;
        if (!buttons && card.CardType != TemplateCardTypes.TextNotice)
        {
            found.Add(new CardViolation("card_type", CardType));
            return found;
        }

        Advise(found, "source.desc", card.Source?.Desc, WeComLimits.SourceDescCharacters);
        CheckMenu(found, card.ActionMenu);
        CheckTaskId(found, card, buttons, use);
        CheckTitle(found, card, buttons);
        CheckQuote(found, card.QuoteArea);
        CheckRows(found, card.HorizontalContentList ?? []);
        CheckAction(found, card.CardAction, buttons);
        if (buttons)
        {
            CheckButtons(found, card, use);
            Unshown(found, "emphasis_content", card.EmphasisContent is not null);
            Unshown(found, "jump_list", card.JumpList is { Count: > 0 });
        }
        else
        {
            Advise(found, "emphasis_content.title", card.EmphasisContent?.Title, WeComLimits.EmphasisTitleCharacters);
            Advise(found, "emphasis_content.desc", card.EmphasisContent?.Desc, WeComLimits.EmphasisDescCharacters);
            CheckJumps(found, card.JumpList ?? []);
            Unshown(found, "button_list", card.ButtonList is { Count: > 0 });
        }

        return found;
    }

    /// <summary>Whether every character of a task_id is allowed: ASCII letters, digits, <c>_ - @</c>, and 1 to 128 of them.</summary>
    public static bool IsTaskId(string? value) =>
        value is { Length: > 0 and <= WeComLimits.TaskIdBytes } && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '@');

    private static void CheckMenu(List<CardViolation> found, CardMenu? menu)
    {
        if (menu is null)
        {
            return;
        }

        Require(found, "action_menu.desc", menu.Desc, BadParameter);
        var items = menu.ActionList ?? [];
        Count(found, "action_menu.action_list", items.Count, 1, WeComLimits.MenuItems, BadParameter);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            var field = $"action_menu.action_list[{i}]";
            Require(found, field + ".text", items[i].Text, BadParameter);
            CheckKey(found, field + ".key", items[i].Key, BadParameter, MenuKeyTwice, keys);
        }
    }

    private static void CheckTaskId(List<CardViolation> found, TemplateCard card, bool buttons, CardUse use)
    {
        var required = use == CardUse.Send && (buttons || card.ActionMenu is not null);
        if ((required || card.TaskId is not null) && !IsTaskId(card.TaskId))
        {
            found.Add(new CardViolation("task_id", TaskId, WeComLimits.TaskIdBytes, card.TaskId?.Length ?? 0));
        }
    }

    private static void CheckTitle(List<CardViolation> found, TemplateCard card, bool buttons)
    {
        if (string.IsNullOrEmpty(card.MainTitle?.Title) && (buttons || string.IsNullOrEmpty(card.SubTitleText)))
        {
            found.Add(new CardViolation("main_title.title", MainTitle));
        }

        Advise(found, "main_title.title", card.MainTitle?.Title, WeComLimits.TitleCharacters);
        Advise(found, "main_title.desc", card.MainTitle?.Desc, WeComLimits.TitleDescCharacters);
        Advise(found, "sub_title_text", card.SubTitleText, WeComLimits.SubTitleCharacters);
        var lines = TextBudget.CountLines(card.SubTitleText);
        if (lines > WeComLimits.SubTitleLines)
        {
            found.Add(new CardViolation("sub_title_text", 0, WeComLimits.SubTitleLines, lines));
        }
    }

    private static void CheckQuote(List<CardViolation> found, CardQuote? quote)
    {
        if (quote is not null)
        {
            CheckTarget(found, "quote_area", quote.Type ?? 0, quote.Url, quote.AppId);
        }
    }

    private static void CheckRows(List<CardViolation> found, IReadOnlyList<CardRow> rows)
    {
        Count(found, "horizontal_content_list", rows.Count, 0, WeComLimits.Rows, RowCount);
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, field) = (rows[i], $"horizontal_content_list[{i}]");
            Require(found, field + ".keyname", row.KeyName, RowName);
            Advise(found, field + ".keyname", row.KeyName, WeComLimits.RowNameCharacters);
            Advise(found, field + ".value", row.Value, WeComLimits.RowValueCharacters);
            switch (row.Type ?? CardRow.Plain)
            {
                case CardRow.Plain:
                    break;
                case CardRow.Link:
                    Require(found, field + ".url", row.Url, Url);
                    break;
                case CardRow.File:
                    Require(found, field + ".media_id", row.MediaId, MediaId);
                    break;
                case CardRow.Member:
                    Require(found, field + ".userid", row.UserId, UserId);
                    break;
                default:
                    found.Add(new CardViolation(field + ".type", BadParameter));
                    break;
            }
        }
    }

    private static void CheckJumps(List<CardViolation> found, IReadOnlyList<CardJump> jumps)
    {
        Count(found, "jump_list", jumps.Count, 0, WeComLimits.Jumps, JumpList);
        for (var i = 0; i < jumps.Count; i++)
        {
            var (jump, field) = (jumps[i], $"jump_list[{i}]");
            Require(found, field + ".title", jump.Title, JumpList);
            Advise(found, field + ".title", jump.Title, WeComLimits.JumpTitleCharacters);
            CheckTarget(found, field, jump.Type ?? 0, jump.Url, jump.AppId);
        }
    }

    private static void CheckAction(List<CardViolation> found, CardAction? action, bool optional)
    {
        var complete = action?.Type switch
        {
            CardAction.Page => !string.IsNullOrEmpty(action.Url),
            CardAction.MiniProgram => !string.IsNullOrEmpty(action.AppId),
            null or CardAction.None => optional,
            _ => false,
        };
        if (!complete)
        {
            found.Add(new CardViolation("card_action", Action));
        }
    }

    private static void CheckButtons(List<CardViolation> found, TemplateCard card, CardUse use)
    {
        var buttons = card.ButtonList ?? [];
        var closed = use == CardUse.Update && !string.IsNullOrEmpty(card.ReplaceText);
        Count(found, "button_list", buttons.Count, closed ? 0 : 1, WeComLimits.Buttons, ButtonCount);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < buttons.Count; i++)
        {
            var (button, field) = (buttons[i], $"button_list[{i}]");
            Require(found, field + ".text", button.Text, ButtonText);
            Advise(found, field + ".text", button.Text, WeComLimits.ButtonTextCharacters);
            switch (button.Type ?? CardButton.Callback)
            {
                case CardButton.Callback:
                    CheckKey(found, field + ".key", button.Key, ButtonKey, ButtonKey, keys);
                    break;
                case CardButton.Link:
                    Require(found, field + ".url", button.Url, Url);
                    break;
                default:
                    found.Add(new CardViolation(field + ".type", BadParameter));
                    break;
            }
        }
    }

    private static void CheckTarget(List<CardViolation> found, string field, int type, string? url, string? appId)
    {
        switch (type)
        {
            case CardAction.None:
                break;
            case CardAction.Page:
                Require(found, field + ".url", url, Url);
                break;
            case CardAction.MiniProgram:
                Require(found, field + ".appid", appId, AppId);
                break;
            default:
                found.Add(new CardViolation(field + ".type", BadParameter));
                break;
        }
    }

    private static void CheckKey(List<CardViolation> found, string field, string? key, int wrong, int twice, HashSet<string> keys)
    {
        var bytes = Encoding.UTF8.GetByteCount(key ?? "");
        if (bytes is 0 or > WeComLimits.KeyBytes)
        {
            found.Add(new CardViolation(field, wrong, WeComLimits.KeyBytes, bytes));
        }
        else if (!keys.Add(key!))
        {
            found.Add(new CardViolation(field, twice));
        }
    }

    private static void Require(List<CardViolation> found, string field, string? value, int code)
    {
        if (string.IsNullOrEmpty(value))
        {
            found.Add(new CardViolation(field, code));
        }
    }

    private static void Count(List<CardViolation> found, string field, int count, int least, int most, int code)
    {
        if (count < least || count > most)
        {
            found.Add(new CardViolation(field, code, most, count));
        }
    }

    private static void Advise(List<CardViolation> found, string field, string? value, int limit)
    {
        var length = TextBudget.CountCharacters(value);
        if (length > limit)
        {
            found.Add(new CardViolation(field, 0, limit, length));
        }
    }

    private static void Unshown(List<CardViolation> found, string field, bool present)
    {
        if (present)
        {
            found.Add(new CardViolation(field, 0));
        }
    }
}
