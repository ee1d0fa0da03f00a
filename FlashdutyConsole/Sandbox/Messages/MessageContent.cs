using System.Text;
using System.Text.Json;
using FlashdutyConsole.Sandbox.Wire;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>What a message says, read strictly from the request (protocol §4.3, §4.4).</summary>
internal sealed class MessageContent
{
    private const int TextBytes = 2048;
    private const int UrlBytes = 2048;

    public SandboxMessageKind Kind { get; private init; }

    public string? Text { get; private init; }

    public SandboxTextCard? TextCard { get; private init; }

    public TemplateCard? Card { get; private init; }

    public JsonElement RawCard { get; private init; }

    public bool CallsBack { get; private init; }

    /// <summary>Answers 0 and the content, or the errcode of the first fault.</summary>
    public static int Read(JsonElement root, string? messageType, out MessageContent content)
    {
        content = null!;
        return messageType switch
        {
            "text" => ReadText(root, out content),
            "markdown" => ReadMarkdown(root, out content),
            "textcard" => ReadTextCard(root, out content),
            "news" => ReadNews(root, out content),
            "template_card" => ReadCard(root, update: false, out content),

            // Nothing can be uploaded to the sandbox, so no media_id is a good one.
            "image" or "voice" or "video" or "file" or "mpnews" or "miniprogram_notice" => WireCode.MediaIdInvalid,
            _ => WireCode.MessageTypeInvalid,
        };
    }

    public static int ReadCard(JsonElement root, bool update, out MessageContent content)
    {
        content = null!;
        if (!root.TryPart("template_card", JsonValueKind.Object, out var card) || card is null)
        {
            return WireCode.ArgumentInvalid;
        }

        var code = CardCheck.Run(card.Value, update);
        return code == WireCode.Ok ? OfCard(card.Value, out content) : code;
    }

    public static int OfCard(JsonElement card, out MessageContent content)
    {
        content = null!;
        if (CardJson.Read(card) is not { } read)
        {
            return WireCode.ArgumentInvalid;
        }

        content = new MessageContent
        {
            Kind = SandboxMessageKind.TemplateCard,
            Card = read,
            RawCard = card,
            CallsBack = CardCheck.CallsBack(card),
        };
        return WireCode.Ok;
    }

    private static int ReadText(JsonElement root, out MessageContent content)
    {
        content = null!;
        if (!root.TryPart("text", JsonValueKind.Object, out var part) || part is null || !part.Value.TryText("content", out var text))
        {
            return WireCode.ArgumentInvalid;
        }

        if (string.IsNullOrEmpty(text))
        {
            return WireCode.TextEmpty;
        }

        // A longer text is accepted and cut (document 90236).
        content = new MessageContent { Kind = SandboxMessageKind.Text, Text = CutToBytes(text, TextBytes) };
        return WireCode.Ok;
    }

    private static int ReadMarkdown(JsonElement root, out MessageContent content)
    {
        content = null!;
        if (!root.TryPart("markdown", JsonValueKind.Object, out var part) || part is null || !part.Value.TryText("content", out var text))
        {
            return WireCode.ArgumentInvalid;
        }

        if (string.IsNullOrEmpty(text))
        {
            return WireCode.TextEmpty;
        }

        // A byte limit without the word "advised" is enforced, and no cut is documented for markdown.
        if (Encoding.UTF8.GetByteCount(text) > TextBytes)
        {
            return WireCode.ContentTooLong;
        }

        content = new MessageContent { Kind = SandboxMessageKind.Markdown, Text = text };
        return WireCode.Ok;
    }

    private static int ReadTextCard(JsonElement root, out MessageContent content)
    {
        content = null!;
        if (!root.TryPart("textcard", JsonValueKind.Object, out var part) || part is null
            || !part.Value.TryText("title", out var title) || string.IsNullOrEmpty(title)
            || !part.Value.TryText("description", out var description) || string.IsNullOrEmpty(description)
            || !part.Value.TryText("url", out var url) || string.IsNullOrEmpty(url) || Encoding.UTF8.GetByteCount(url) > UrlBytes
            || !part.Value.TryText("btntxt", out var button))
        {
            return WireCode.ArgumentInvalid;
        }

        content = new MessageContent
        {
            Kind = SandboxMessageKind.TextCard,
            TextCard = new SandboxTextCard(Cut(title, 128), Cut(description, 512), url, button is null ? null : Cut(button, 4)),
        };
        return WireCode.Ok;
    }

    private static int ReadNews(JsonElement root, out MessageContent content)
    {
        content = null!;
        if (!root.TryPart("news", JsonValueKind.Object, out var part) || part is null
            || !part.Value.TryPart("articles", JsonValueKind.Array, out var articles) || articles is null
            || articles.Value.GetArrayLength() is < 1 or > 8)
        {
            return WireCode.ArgumentInvalid;
        }

        var lines = new List<string>();
        foreach (var article in articles.Value.EnumerateArray())
        {
            if (article.ValueKind != JsonValueKind.Object || !article.TryText("title", out var title) || string.IsNullOrEmpty(title))
            {
                return WireCode.ArgumentInvalid;
            }

            lines.Add(title);
        }

        content = new MessageContent { Kind = SandboxMessageKind.News, Text = string.Join('\n', lines) };
        return WireCode.Ok;
    }

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    private static string CutToBytes(string text, int most)
    {
        if (Encoding.UTF8.GetByteCount(text) <= most)
        {
            return text;
        }

        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > most)
            {
                break;
            }

            bytes += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
