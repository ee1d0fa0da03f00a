using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>
/// Turns the CamelCase XML of a card into its JSON form, so that both are judged by the same rules (protocol §3.5).
/// Lists are flat repeated elements. An element the protocol does not know is refused: it is a misspelling.
/// </summary>
internal static class CardXml
{
    private enum Shape
    {
        Text,
        Integer,
        Number,
        Flag,
        Part,
        List,
    }

    private static readonly FrozenDictionary<string, (string Json, Shape Shape)> Elements = new Dictionary<string, (string, Shape)>
    {
        ["CardType"] = ("card_type", Shape.Text),
        ["TaskId"] = ("task_id", Shape.Text),
        ["Source"] = ("source", Shape.Part),
        ["IconUrl"] = ("icon_url", Shape.Text),
        ["Desc"] = ("desc", Shape.Text),
        ["DescColor"] = ("desc_color", Shape.Integer),
        ["ActionMenu"] = ("action_menu", Shape.Part),
        ["ActionList"] = ("action_list", Shape.List),
        ["Text"] = ("text", Shape.Text),
        ["Key"] = ("key", Shape.Text),
        ["MainTitle"] = ("main_title", Shape.Part),
        ["Title"] = ("title", Shape.Text),
        ["QuoteArea"] = ("quote_area", Shape.Part),
        ["QuoteText"] = ("quote_text", Shape.Text),
        ["Type"] = ("type", Shape.Integer),
        ["Url"] = ("url", Shape.Text),
        ["EmphasisContent"] = ("emphasis_content", Shape.Part),
        ["SubTitleText"] = ("sub_title_text", Shape.Text),
        ["HorizontalContentList"] = ("horizontal_content_list", Shape.List),

        // Better sources write KeyName, weaker ones Keyname; both are taken.
        ["KeyName"] = ("keyname", Shape.Text),
        ["Keyname"] = ("keyname", Shape.Text),
        ["Value"] = ("value", Shape.Text),
        ["MediaId"] = ("media_id", Shape.Text),
        ["UserId"] = ("userid", Shape.Text),
        ["JumpList"] = ("jump_list", Shape.List),
        ["AppId"] = ("appid", Shape.Text),
        ["PagePath"] = ("pagepath", Shape.Text),
        ["CardAction"] = ("card_action", Shape.Part),
        ["ButtonSelection"] = ("button_selection", Shape.Part),
        ["QuestionKey"] = ("question_key", Shape.Text),
        ["OptionList"] = ("option_list", Shape.List),
        ["Id"] = ("id", Shape.Text),
        ["SelectedId"] = ("selected_id", Shape.Text),
        ["Disable"] = ("disable", Shape.Flag),
        ["ButtonList"] = ("button_list", Shape.List),
        ["Style"] = ("style", Shape.Integer),
        ["CardImage"] = ("card_image", Shape.Part),
        ["AspectRatio"] = ("aspect_ratio", Shape.Number),
        ["VerticalContentList"] = ("vertical_content_list", Shape.List),
        ["CheckBox"] = ("checkbox", Shape.Part),
        ["IsChecked"] = ("is_checked", Shape.Flag),
        ["Mode"] = ("mode", Shape.Integer),
        ["SelectList"] = ("select_list", Shape.List),
        ["SubmitButton"] = ("submit_button", Shape.Part),
        ["ImageTextArea"] = ("image_text_area", Shape.Part),
        ["ImageUrl"] = ("image_url", Shape.Text),
        ["ReplaceText"] = ("replace_text", Shape.Text),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The JSON form, or null and the name of the element that is wrong.</summary>
    public static JsonObject? ToJson(XElement xml, out string fault)
    {
        var json = new JsonObject();
        foreach (var element in xml.Elements())
        {
            fault = element.Name.LocalName;
            if (!Elements.TryGetValue(fault, out var known))
            {
                return null;
            }

            var value = ToValue(element, known.Shape, ref fault);
            if (value is null)
            {
                return null;
            }

            if (known.Shape == Shape.List)
            {
                if (json[known.Json] is not JsonArray list)
                {
                    json[known.Json] = list = [];
                }

                list.Add(value);
            }
            else if (!json.TryAdd(known.Json, value))
            {
                return null;
            }
        }

        fault = "";
        return json;
    }

    private static JsonNode? ToValue(XElement element, Shape shape, ref string fault)
    {
        var text = element.Value;
        switch (shape)
        {
            case Shape.Part or Shape.List:
                var part = ToJson(element, out var inner);
                fault = part is null ? inner : fault;
                return part;
            case Shape.Text:
                return element.HasElements ? null : JsonValue.Create(text);
            case Shape.Integer:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
            case Shape.Number:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null;
            default:
                return text switch
                {
                    "true" or "1" => JsonValue.Create(true),
                    "false" or "0" => JsonValue.Create(false),
                    _ => null,
                };
        }
    }
}
