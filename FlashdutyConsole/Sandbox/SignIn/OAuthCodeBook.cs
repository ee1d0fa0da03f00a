using System.Security.Cryptography;
using FlashdutyConsole.Sandbox.Messages;

namespace FlashdutyConsole.Sandbox.SignIn;

/// <summary>Sign-in codes: one use, 5 minutes (protocol §8.1). Every member is called under the gate of the sandbox.</summary>
internal sealed class OAuthCodeBook
{
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(1800);
    private const int MostCodes = 10_000;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private readonly BoundedMap<Code> _codes = new(MostCodes);
    private readonly BoundedMap<Ticket> _tickets = new(MostCodes);

    public string Issue(SandboxCorp corp, string userId, bool isPrivate, DateTimeOffset now)
    {
        var text = RandomNumberGenerator.GetString(Letters, 43);
        _codes.Set(text, new Code(corp, userId, isPrivate, now + CodeLife));
        return text;
    }

    public Code? Find(string text) => _codes.Find(text);

    public string IssueTicket(SandboxCorp corp, string userId, DateTimeOffset now)
    {
        var text = RandomNumberGenerator.GetString(Letters, 96);
        _tickets.Set(text, new Ticket(corp, userId, now + TicketLife));
        return text;
    }

    public Ticket? FindTicket(string text) => _tickets.Find(text);

    /// <summary>One code, made for one person.</summary>
    internal sealed class Code(SandboxCorp corp, string userId, bool isPrivate, DateTimeOffset until)
    {
        public SandboxCorp Corp => corp;

        public string UserId => userId;

        /// <summary>Made with snsapi_privateinfo: a user_ticket comes with it.</summary>
        public bool IsPrivate => isPrivate;

        public DateTimeOffset Until => until;

        public bool Used { get; set; }
    }

    /// <summary>One user_ticket.</summary>
    internal sealed record Ticket(SandboxCorp Corp, string UserId, DateTimeOffset Until);
}
