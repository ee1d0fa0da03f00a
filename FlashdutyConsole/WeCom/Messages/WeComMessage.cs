using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.WeCom.Messages;

/// <summary>
/// Renders requests to the bytes that are sent. They are stored and sent as they are, so that a repeat is the same message to
/// WeCom, which then drops it within four hours (document 90236, enable_duplicate_check).
/// </summary>
public static class WeComMessage
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A card to members (message/send).</summary>
    public static byte[] Card(long agentId, IReadOnlyCollection<string> userIds, TemplateCard card) =>
        ToMembers(agentId, userIds, "template_card", json => WriteCard(json, card));

    /// <summary>A card to members (message/send), as <see cref="CardJson.Write"/> has rendered it.</summary>
    public static byte[] Card(long agentId, IReadOnlyCollection<string> userIds, ReadOnlyMemory<byte> rendered) =>
        ToMembers(agentId, userIds, "template_card", json => json.WriteRawValue(rendered.Span, skipInputValidation: true));

    /// <summary>A text to members (message/send), cut to 2048 bytes between characters.</summary>
    public static byte[] Text(long agentId, IReadOnlyCollection<string> userIds, string text) =>
        ToMembers(agentId, userIds, "text", json => WriteContent(json, text, WeComLimits.TextBytes));

    /// <summary>Markdown to members (message/send), cut to 2048 bytes between characters.</summary>
    public static byte[] Markdown(long agentId, IReadOnlyCollection<string> userIds, string text) =>
        ToMembers(agentId, userIds, "markdown", json => WriteContent(json, text, WeComLimits.MarkdownBytes));

    /// <summary>A new card in place of one sent (message/update_template_card).</summary>
    /// <param name="agentId">The app that sent it.</param>
    /// <param name="responseCode">A code not yet spent.</param>
    /// <param name="userIds">Whose card changes; null = everyone who got it.</param>
    /// <param name="card">The new card.</param>
    public static byte[] UpdateCard(long agentId, string responseCode, IReadOnlyCollection<string>? userIds, TemplateCard card) =>
        Update(agentId, responseCode, userIds, json =>
        {
            json.WritePropertyName("template_card");
            JsonSerializer.Serialize(json, card, CardJson.TypeInfo);
        });

    /// <summary>A new card in place of one sent, as <see cref="CardJson.Write"/> has rendered it.</summary>
    public static byte[] UpdateCard(long agentId, string responseCode, IReadOnlyCollection<string>? userIds, ReadOnlyMemory<byte> rendered) =>
        Update(agentId, responseCode, userIds, json =>
        {
            json.WritePropertyName("template_card");
            json.WriteRawValue(rendered.Span, skipInputValidation: true);
        });

    /// <summary>A grey, inactive button in place of a sent card's buttons (message/update_template_card).</summary>
    public static byte[] UpdateButton(long agentId, string responseCode, IReadOnlyCollection<string>? userIds, string replaceName) =>
        Update(agentId, responseCode, userIds, json =>
        {
            json.WriteStartObject("button");
            json.WriteString("replace_name", replaceName);
            json.WriteEndObject();
        });

    /// <summary>A text into a group (appchat/send), cut to 2048 bytes between characters.</summary>
    public static byte[] ChatText(string chatId, string text) => ToChat(chatId, "text", text, WeComLimits.TextBytes);

    /// <summary>Markdown into a group (appchat/send), cut to 2048 bytes between characters.</summary>
    public static byte[] ChatMarkdown(string chatId, string text) => ToChat(chatId, "markdown", text, WeComLimits.MarkdownBytes);

    internal static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal static void WriteFilled(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    internal static void WriteList(Utf8JsonWriter json, string name, IReadOnlyCollection<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static byte[] ToMembers(long agentId, IReadOnlyCollection<string> userIds, string kind, Action<Utf8JsonWriter> write) =>
        Write(json =>
        {
            json.WriteString("touser", string.Join('|', userIds));
            json.WriteString("msgtype", kind);
            json.WriteNumber("agentid", agentId);
            json.WritePropertyName(kind);
            write(json);
            json.WriteNumber("enable_duplicate_check", 1);
            json.WriteNumber("duplicate_check_interval", (int)WeComLimits.DuplicateCheck.TotalSeconds);
        });

    private static byte[] Update(long agentId, string responseCode, IReadOnlyCollection<string>? userIds, Action<Utf8JsonWriter> write) =>
        Write(json =>
        {
            if (userIds is null)
            {
                json.WriteNumber("atall", 1);
            }
            else
            {
                WriteList(json, "userids", userIds);
            }

            json.WriteNumber("agentid", agentId);
            json.WriteString("response_code", responseCode);
            write(json);
        });

    private static byte[] ToChat(string chatId, string kind, string text, int bytes) =>
        Write(json =>
        {
            json.WriteString("chatid", chatId);
            json.WriteString("msgtype", kind);
            json.WritePropertyName(kind);
            WriteContent(json, text, bytes);
        });

    private static void WriteCard(Utf8JsonWriter json, TemplateCard card) => JsonSerializer.Serialize(json, card, CardJson.TypeInfo);

    private static void WriteContent(Utf8JsonWriter json, string text, int bytes)
    {
        json.WriteStartObject();
        json.WriteString("content", TextBudget.CutBytes(text, bytes));
        json.WriteEndObject();
    }
}
