using System.Text;
using System.Text.Json;

namespace FlashdutyConsole.Tests.WeCom.Callbacks;

/// <summary>One published example of callback encryption.</summary>
public sealed record CallbackVector
{
    public required string Name { get; init; }

    public string? Token { get; init; }

    public string? EncodingAesKey { get; init; }

    public string? ReceiveId { get; init; }

    public string? Signature { get; init; }

    public string? Timestamp { get; init; }

    public string? Nonce { get; init; }

    public required string Encrypt { get; init; }

    public string? Plaintext { get; init; }

    public byte[]? Random16 { get; init; }

    public override string ToString() => Name;

    public static IReadOnlyList<CallbackVector> All { get; } = Load();

    private static List<CallbackVector> Load()
    {
        using var stream = typeof(CallbackVector).Assembly.GetManifestResourceStream("wecom-vectors.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("vectors").EnumerateArray().Select(Read)];
    }

    private static CallbackVector Read(JsonElement json)
    {
        string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new CallbackVector
        {
            Name = Text("name")!,
            Token = Text("token"),
            EncodingAesKey = Text("encodingAesKey"),
            ReceiveId = Text("receiveId"),
            Signature = Text("msg_signature"),
            Timestamp = Text("timestamp"),
            Nonce = Text("nonce"),
            Encrypt = (Text("encrypt") ?? Text("echostr"))!,
            Plaintext = Text("expectedPlaintext"),
            Random16 = Text("random16") is { } text ? Encoding.UTF8.GetBytes(text)
                : Text("random16Hex") is { } hex ? Convert.FromHexString(hex) : null,
        };
    }
}
