using System.Text.Json;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>The parts of a card that ask something: drop-downs, check boxes and their submit button (document 90236).</summary>
internal static class CardQuestionCheck
{
    private const int OptionIdBytes = 128;

    public static int Selection(JsonElement card) =>
        !card.TryPart("button_selection", JsonValueKind.Object, out var selection) ? WireCode.ArgumentInvalid
        : selection is null ? WireCode.Ok
        : Question(selection.Value, 10);

    public static int Checkbox(JsonElement card) =>
        !card.TryPart("checkbox", JsonValueKind.Object, out var checkbox) || checkbox is null ? WireCode.OptionListWrong
        : !checkbox.Value.TryInteger("mode", out _) ? WireCode.ArgumentInvalid
        : Question(checkbox.Value, 20);

    public static int SelectLists(JsonElement card)
    {
        if (!card.TryPart("select_list", JsonValueKind.Array, out var lists) || lists is null
            || lists.Value.GetArrayLength() is < 1 or > 3)
        {
            return WireCode.SelectListWrong;
        }

        foreach (var list in lists.Value.EnumerateArray())
        {
            var code = list.ValueKind == JsonValueKind.Object ? Question(list, 10) : WireCode.ArgumentInvalid;
            if (code != WireCode.Ok)
            {
                return code;
            }
        }

        return WireCode.Ok;
    }

    private static int Question(JsonElement question, int mostOptions)
    {
        if (!CardCheck.IsKey(question, "question_key", CardCheck.KeyBytes, out _))
        {
            return WireCode.QuestionKeyMissing;
        }

        if (!question.TryText("title", out _) || !question.TryText("selected_id", out _))
        {
            return WireCode.ArgumentInvalid;
        }

        if (!question.TryPart("option_list", JsonValueKind.Array, out var options) || options is null
            || options.Value.GetArrayLength() < 1 || options.Value.GetArrayLength() > mostOptions)
        {
            return WireCode.OptionListWrong;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in options.Value.EnumerateArray())
        {
            if (!CardCheck.IsKey(option, "id", OptionIdBytes, out var id) || !ids.Add(id))
            {
                return WireCode.OptionIdWrong;
            }

            if (!CardCheck.IsFilled(option, "text"))
            {
                return WireCode.OptionTextMissing;
            }
        }

        return WireCode.Ok;
    }

    public static int Submit(JsonElement card) =>
        !card.TryPart("submit_button", JsonValueKind.Object, out var submit) || submit is null ? WireCode.SubmitKeyMissing
        : !CardCheck.IsFilled(submit.Value, "text") ? WireCode.SubmitTextMissing
        : CardCheck.IsKey(submit.Value, "key", CardCheck.KeyBytes, out _) ? WireCode.Ok : WireCode.SubmitKeyMissing;
}
