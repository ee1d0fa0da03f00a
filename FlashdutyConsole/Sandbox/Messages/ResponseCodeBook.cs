using System.Security.Cryptography;

namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>Codes for message/update_template_card: each for one message, one use and 72 h (protocol §4.5). Under the gate.</summary>
internal sealed class ResponseCodeBook(SandboxOptions options)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(72);
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private readonly BoundedMap<Code> _codes = new(options.ResponseCodes);

    public string Issue(SandboxApp app, string msgId, DateTimeOffset now)
    {
        var text = RandomNumberGenerator.GetString(Letters, 72);
        _codes.Set(text, new Code(app, msgId, now + Life));
        return text;
    }

    public Code? Find(string text) => _codes.Find(text);

    /// <summary>One code.</summary>
    internal sealed class Code(SandboxApp app, string msgId, DateTimeOffset until)
    {
        public SandboxApp App => app;

        public string MsgId => msgId;

        public DateTimeOffset Until => until;

        public bool Used { get; set; }
    }
}
