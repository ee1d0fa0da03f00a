using System.Security.Cryptography;

namespace FlashdutyConsole.Sandbox.Tokens;

/// <summary>Tokens given out, by their text. Every member is called under the gate of the sandbox.</summary>
internal sealed class TokenBook
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const int MostTokens = 4096;

    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<SandboxApp, Token> _newest = [];
    private readonly Queue<string> _order = [];

    public static string NewSecret() => RandomNumberGenerator.GetString(Letters, 43);

    /// <summary>Real tokens are long; a client must keep 512 bytes for them (document 91039).</summary>
    public Token Issue(SandboxApp app, DateTimeOffset until)
    {
        var token = new Token(RandomNumberGenerator.GetString(Letters, 214), app) { Until = until };
        _tokens[token.Text] = token;
        _newest[app] = token;
        _order.Enqueue(token.Text);
        while (_order.Count > MostTokens)
        {
            _tokens.Remove(_order.Dequeue());
        }

        return token;
    }

    public Token? Newest(SandboxApp app) => _newest.GetValueOrDefault(app);

    public Token? Find(string text) => _tokens.GetValueOrDefault(text);

    public void Void(SandboxApp app)
    {
        foreach (var token in _tokens.Values.Where(token => token.App == app))
        {
            token.IsVoid = true;
        }

        _newest.Remove(app);
    }

    public void Expire(SandboxApp app)
    {
        foreach (var token in _tokens.Values.Where(token => token.App == app))
        {
            token.Until = DateTimeOffset.MinValue;
        }

        _newest.Remove(app);
    }

    /// <summary>One access_token.</summary>
    internal sealed class Token(string text, SandboxApp app)
    {
        public string Text => text;

        public SandboxApp App => app;

        public DateTimeOffset Until { get; set; }

        /// <summary>Ended by the platform before its time: 40014 instead of 42001.</summary>
        public bool IsVoid { get; set; }
    }
}
