using System.Text;
using System.Text.Json;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>
/// The rules of document 90236 for a template_card, on the JSON as it came in: presence, counts and byte lengths are
/// enforced, lengths that the document only advises are not. Each method answers 0 or the errcode of the first fault.
/// </summary>
internal static class CardCheck
{
    public const int KeyBytes = 1024;
    private const int TaskIdBytes = 128;

    public static bool CallsBack(JsonElement card) =>
        card.GetProperty("card_type").GetString() is "button_interaction" or "vote_interaction" or "multiple_interaction"
        || (card.TryPart("action_menu", JsonValueKind.Object, out var menu) && menu is not null);

    /// <summary>Letters, digits, <c>_ - @</c>, 1 to 128 bytes.</summary>
    public static bool IsTaskId(string? value) =>
        value is { Length: > 0 and <= TaskIdBytes } && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '@');

    public static int Run(JsonElement card, bool update)
    {
        if (!card.TryText("card_type", out var type) || type is null
            || type is not ("text_notice" or "news_notice" or "button_interaction" or "vote_interaction" or "multiple_interaction"))
        {
            return WireCode.CardTypeInvalid;
        }

        return First(
            TaskId(card, update),
            Texts(card, "source", "icon_url", "desc"),
            Integer(card, "source", "desc_color"),
            Menu(card),
            MainTitle(card, type),
            Linked(card, "quote_area", required: false),
            Texts(card, "quote_area", "title", "quote_text"),
            Texts(card, "emphasis_content", "title", "desc"),
            Rows(card),
            Jumps(card),
            Action(card, type),
            CardQuestionCheck.Selection(card),
            type == "button_interaction" ? Buttons(card) : WireCode.Ok,
            type == "news_notice" ? News(card) : WireCode.Ok,
            type == "vote_interaction" ? First(CardQuestionCheck.Checkbox(card), CardQuestionCheck.Submit(card)) : WireCode.Ok,
            type == "multiple_interaction" ? First(CardQuestionCheck.SelectLists(card), CardQuestionCheck.Submit(card)) : WireCode.Ok,
            card.TryText("replace_text", out _) ? WireCode.Ok : WireCode.ArgumentInvalid);
    }

    private static int First(params ReadOnlySpan<int> codes)
    {
        foreach (var code in codes)
        {
            if (code != WireCode.Ok)
            {
                return code;
            }
        }

        return WireCode.Ok;
    }

    private static int TaskId(JsonElement card, bool update)
    {
        if (!card.TryText("task_id", out var taskId))
        {
            return WireCode.TaskIdBad;
        }

        var required = !update && CallsBack(card);
        return (taskId is null && !required) || IsTaskId(taskId) ? WireCode.Ok : WireCode.TaskIdBad;
    }

    private static int Menu(JsonElement card)
    {
        if (!card.TryPart("action_menu", JsonValueKind.Object, out var menu))
        {
            return WireCode.ArgumentInvalid;
        }

        if (menu is null)
        {
            return WireCode.Ok;
        }

        if (!menu.Value.TryText("desc", out var desc) || string.IsNullOrEmpty(desc)
            || !menu.Value.TryPart("action_list", JsonValueKind.Array, out var list) || list is null
            || list.Value.GetArrayLength() is < 1 or > 3)
        {
            return WireCode.ArgumentInvalid;
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Value.EnumerateArray())
        {
            if (!IsFilled(item, "text"))
            {
                return WireCode.ButtonTextMissing;
            }

            if (!IsKey(item, "key", KeyBytes, out var key))
            {
                return WireCode.ButtonKeyMissing;
            }

            if (!keys.Add(key))
            {
                return WireCode.ActionKeyRepeated;
            }
        }

        return WireCode.Ok;
    }

    private static int MainTitle(JsonElement card, string type)
    {
        if (!card.TryText("sub_title_text", out var subTitle)
            || !card.TryPart("main_title", JsonValueKind.Object, out var main)
            || (main is not null && !main.Value.TryText("desc", out _)))
        {
            return WireCode.ArgumentInvalid;
        }

        string? title = null;
        if (main is not null && !main.Value.TryText("title", out title))
        {
            return WireCode.ArgumentInvalid;
        }

        // A text notice may do with sub_title_text alone; every other type needs the title.
        var filled = !string.IsNullOrEmpty(title) || (type == "text_notice" && !string.IsNullOrEmpty(subTitle));
        return filled ? WireCode.Ok : WireCode.MainTitleMissing;
    }

    private static int Rows(JsonElement card)
    {
        if (!card.TryPart("horizontal_content_list", JsonValueKind.Array, out var rows))
        {
            return WireCode.ArgumentInvalid;
        }

        if (rows is null)
        {
            return WireCode.Ok;
        }

        if (rows.Value.GetArrayLength() > 6)
        {
            return WireCode.HorizontalCountWrong;
        }

        foreach (var row in rows.Value.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryInteger("type", out var type) || type is < 0 or > 3
                || !row.TryText("value", out _))
            {
                return WireCode.ArgumentInvalid;
            }

            var code = !IsFilled(row, "keyname") ? WireCode.KeyNameMissing
                : type == 1 && !IsFilled(row, "url") ? WireCode.UrlMissing
                : type == 2 && !IsFilled(row, "media_id") ? WireCode.CardMediaIdMissing
                : type == 3 && !IsFilled(row, "userid") ? WireCode.CardUserIdMissing
                : WireCode.Ok;
            if (code != WireCode.Ok)
            {
                return code;
            }
        }

        return WireCode.Ok;
    }

    private static int Jumps(JsonElement card)
    {
        if (!card.TryPart("jump_list", JsonValueKind.Array, out var jumps))
        {
            return WireCode.ArgumentInvalid;
        }

        if (jumps is null)
        {
            return WireCode.Ok;
        }

        if (jumps.Value.GetArrayLength() > 3)
        {
            return WireCode.JumpCountWrong;
        }

        foreach (var jump in jumps.Value.EnumerateArray())
        {
            var code = IsFilled(jump, "title") ? Link(jump) : WireCode.ArgumentInvalid;
            if (code != WireCode.Ok)
            {
                return code;
            }
        }

        return WireCode.Ok;
    }

    private static int Action(JsonElement card, string type)
    {
        var required = type is "text_notice" or "news_notice";
        if (!card.TryPart("card_action", JsonValueKind.Object, out var action)
            || (action is null && required)
            || (action is not null && (!action.Value.TryInteger("type", out var kind) || kind is < 0 or > 2 || (required && kind is null or 0))))
        {
            return WireCode.CardActionMissing;
        }

        return action is null ? WireCode.Ok : Link(action.Value);
    }

    private static int Buttons(JsonElement card)
    {
        if (!card.TryPart("button_list", JsonValueKind.Array, out var buttons))
        {
            return WireCode.ArgumentInvalid;
        }

        if (buttons is null || buttons.Value.GetArrayLength() is < 1 or > 6)
        {
            return WireCode.ButtonCountWrong;
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var button in buttons.Value.EnumerateArray())
        {
            if (button.ValueKind != JsonValueKind.Object || !button.TryInteger("type", out var type) || type is < 0 or > 1
                || !button.TryInteger("style", out _))
            {
                return WireCode.ArgumentInvalid;
            }

            if (!IsFilled(button, "text"))
            {
                return WireCode.ButtonTextMissing;
            }

            if (type == 1)
            {
                if (!IsFilled(button, "url"))
                {
                    return WireCode.UrlMissing;
                }
            }
            else if (!IsKey(button, "key", KeyBytes, out var key) || !keys.Add(key))
            {
                return WireCode.ButtonKeyMissing;
            }
        }

        return WireCode.Ok;
    }

    private static int News(JsonElement card)
    {
        if (!card.TryPart("card_image", JsonValueKind.Object, out var image)
            || !card.TryPart("image_text_area", JsonValueKind.Object, out var area)
            || !card.TryPart("vertical_content_list", JsonValueKind.Array, out var rows))
        {
            return WireCode.ArgumentInvalid;
        }

        var hasImage = image is not null && IsFilled(image.Value, "url");
        var hasArea = area is not null && IsFilled(area.Value, "image_url");
        if (!hasImage && !hasArea)
        {
            return WireCode.CardImageMissing;
        }

        return rows is not null && (rows.Value.GetArrayLength() > 4 || rows.Value.EnumerateArray().Any(row => !IsFilled(row, "title")))
            ? WireCode.VerticalCountWrong
            : WireCode.Ok;
    }

    private static int Linked(JsonElement card, string name, bool required) =>
        !card.TryPart(name, JsonValueKind.Object, out var part) ? WireCode.ArgumentInvalid
        : part is null ? (required ? WireCode.ArgumentInvalid : WireCode.Ok)
        : Link(part.Value);

    /// <summary>type 0 nothing, 1 url, 2 mini program: the same shape in quotes, jumps and the card's own action.</summary>
    private static int Link(JsonElement part) =>
        part.ValueKind != JsonValueKind.Object || !part.TryInteger("type", out var type) || type is < 0 or > 2
            || !part.TryText("pagepath", out _) ? WireCode.ArgumentInvalid
        : type == 1 && !IsFilled(part, "url") ? WireCode.UrlMissing
        : type == 2 && !IsFilled(part, "appid") ? WireCode.AppIdMissing
        : WireCode.Ok;

    private static int Texts(JsonElement card, string name, params ReadOnlySpan<string> fields)
    {
        if (!card.TryPart(name, JsonValueKind.Object, out var part))
        {
            return WireCode.ArgumentInvalid;
        }

        if (part is not null)
        {
            foreach (var field in fields)
            {
                if (!part.Value.TryText(field, out _))
                {
                    return WireCode.ArgumentInvalid;
                }
            }
        }

        return WireCode.Ok;
    }

    private static int Integer(JsonElement card, string name, string field) =>
        card.TryPart(name, JsonValueKind.Object, out var part) && (part is null || part.Value.TryInteger(field, out _))
            ? WireCode.Ok
            : WireCode.ArgumentInvalid;

    public static bool IsFilled(JsonElement part, string name) =>
        part.ValueKind == JsonValueKind.Object && part.TryText(name, out var text) && !string.IsNullOrEmpty(text);

    public static bool IsKey(JsonElement part, string name, int mostBytes, out string key)
    {
        key = "";
        if (part.ValueKind != JsonValueKind.Object || !part.TryText(name, out var text)
            || string.IsNullOrEmpty(text) || Encoding.UTF8.GetByteCount(text) > mostBytes)
        {
            return false;
        }

        key = text;
        return true;
    }
}
