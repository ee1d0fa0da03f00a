using System.Collections.Immutable;
using FlashdutyConsole.Sandbox.Admin;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Sandbox.Calls;
using FlashdutyConsole.Sandbox.GroupChats;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.SignIn;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Sandbox.Tokens;

namespace FlashdutyConsole.Sandbox;

/// <summary>
/// The pretend WeCom itself, without its web server: companies, people, apps, what everybody sees, and what people do.
/// Safe for several threads; what it returns are snapshots.
/// </summary>
public sealed class SandboxWeCom : IDisposable
{
    private readonly MemberActions _actions;
    private ImmutableList<SandboxCorp> _corps = [];

    /// <summary>An empty platform. Usually made by <see cref="SandboxServer.StartAsync"/>.</summary>
    public SandboxWeCom(SandboxOptions? options = null, TimeProvider? time = null)
    {
        Options = options ?? new SandboxOptions();
        Time = time ?? TimeProvider.System;
        ResponseCodes = new ResponseCodeBook(Options);
        Log = new CallLog(Options.Calls);
        Line = new CallbackLine(this);
        CallbackChecker = new CallbackChecker(this);
        _actions = new MemberActions(this, new CallbackDelivery(this));
        Admin = new AdminConsole(this);
    }

    /// <summary>Something that people can see has changed; raised outside of all locks, on any thread.</summary>
    public event EventHandler<SandboxChangedEventArgs>? Changed;

    /// <summary>What may be changed while it runs: faults, and everything the documents leave open.</summary>
    public SandboxSwitches Switches { get; } = new();

    /// <summary>What administrators of the companies do.</summary>
    public AdminConsole Admin { get; }

    /// <summary>All companies.</summary>
    public IReadOnlyList<SandboxCorp> Corps => _corps;

    /// <summary>The last raw calls in both directions, oldest first.</summary>
    public IReadOnlyList<SandboxCall> Calls => Log.Snapshot();

    /// <summary>Where the server listens; null for a state without a server.</summary>
    internal Uri? BaseUrl { get; set; }

    internal Lock Gate { get; } = new();

    internal SandboxOptions Options { get; }

    internal TimeProvider Time { get; }

    internal TokenBook Tokens { get; } = new();

    internal OAuthCodeBook OAuthCodes { get; } = new();

    internal ResponseCodeBook ResponseCodes { get; }

    internal CallLog Log { get; }

    internal CallbackLine Line { get; }

    internal CallbackChecker CallbackChecker { get; }

    /// <summary>
    /// One company (<c>wwdemo0000000001</c>) with the app 1000002 and four people: zhang, li, wang, zhao.
    /// </summary>
    public static SandboxWeCom CreateDemo(SandboxOptions? options = null, TimeProvider? time = null)
    {
        var weCom = new SandboxWeCom(options, time);
        DemoSeed.Fill(weCom);
        return weCom;
    }

    /// <summary>Adds a company with a root department.</summary>
    public SandboxCorp AddCorp(string corpId, string name)
    {
        lock (Gate)
        {
            var corp = new SandboxCorp(this, corpId, name);
            _corps = _corps.Add(corp);
            return corp;
        }
    }

    /// <summary>The company; null when unknown.</summary>
    public SandboxCorp? FindCorp(string corpId) => _corps.Find(corp => corp.CorpId == corpId);

    /// <summary>A member's messages with every app of the company, or with one app, oldest first.</summary>
    public IReadOnlyList<SandboxMessage> MessagesOf(string userId, int? agentId = null, SandboxCorp? corp = null)
    {
        lock (Gate)
        {
            return [.. (corp ?? FirstCorp).Apps
                .Where(app => agentId is null || app.AgentId == agentId)
                .SelectMany(app => app.Mail.FindConversation(userId)?.Messages ?? [])
                .OrderBy(message => message.Time)];
        }
    }

    /// <summary>One message as one member sees it; null when that member does not have it.</summary>
    public SandboxMessage? FindMessage(string userId, string msgId, SandboxCorp? corp = null)
    {
        lock (Gate)
        {
            return (corp ?? FirstCorp).Apps
                .Select(app => app.Mail.FindConversation(userId)?.Find(msgId))
                .FirstOrDefault(message => message is not null);
        }
    }

    /// <summary>The group chats of the company.</summary>
    public IReadOnlyList<SandboxGroupChat> GroupChatsOf(SandboxCorp? corp = null)
    {
        lock (Gate)
        {
            return [.. (corp ?? FirstCorp).GroupChats.All];
        }
    }

    /// <summary>The group chats that a member's phone lists, the one written to last first.</summary>
    public IReadOnlyList<SandboxGroupChat> GroupChatsSeenBy(string userId, SandboxCorp? corp = null) =>
        [.. GroupChatsOf(corp).Where(chat => chat.SeenBy(userId).Count > 0).OrderByDescending(chat => chat.SeenBy(userId)[^1].Time)];

    /// <summary>Somebody ends a group in WeCom itself, or its owner takes a member out; the app is not told.</summary>
    /// <param name="chatId">The group.</param>
    /// <param name="leaving">The member who leaves; null = the whole group ends.</param>
    /// <param name="corp">The company; null = the first.</param>
    public void LeaveGroupChat(string chatId, string? leaving, SandboxCorp? corp = null)
    {
        lock (Gate)
        {
            var book = (corp ?? FirstCorp).GroupChats;
            if (book.Find(chatId) is { } chat)
            {
                if (leaving is null)
                {
                    book.Remove(chatId);
                }
                else
                {
                    book.Set(chat with { Members = chat.Members.RemoveAll(member => string.Equals(member, leaving, StringComparison.OrdinalIgnoreCase)) });
                }
            }
        }

        Announce(null);
    }

    /// <summary>Requests, visible messages and silent drops so far.</summary>
    public SandboxCounts CountAll()
    {
        var visible = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var dropped = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        lock (Gate)
        {
            foreach (var conversation in _corps.SelectMany(corp => corp.Apps).SelectMany(app => app.Mail.Conversations))
            {
                visible[conversation.UserId] = visible.GetValueOrDefault(conversation.UserId) + conversation.Visible;
                dropped[conversation.UserId] = dropped.GetValueOrDefault(conversation.UserId) + conversation.SilentDrops;
            }
        }

        return new SandboxCounts(Log.PerPath(), visible, dropped);
    }

    /// <summary>
    /// A member presses a button of a card. <paramref name="selections"/> holds the chosen option ids by question key;
    /// without it, what the card shows as chosen. Returns what the member sees, after up to three attempts.
    /// </summary>
    public Task<SandboxClickOutcome> PressButtonAsync(
        string userId, string msgId, string key, IReadOnlyDictionary<string, IReadOnlyList<string>>? selections = null,
        SandboxCorp? corp = null, CancellationToken cancellationToken = default) =>
        _actions.PressAsync(corp ?? FirstCorp, userId, msgId, key, menu: false, selections, cancellationToken);

    /// <summary>A member chooses an entry of a card's top-right menu.</summary>
    public Task<SandboxClickOutcome> PressMenuAsync(
        string userId, string msgId, string key, SandboxCorp? corp = null, CancellationToken cancellationToken = default) =>
        _actions.PressAsync(corp ?? FirstCorp, userId, msgId, key, menu: true, null, cancellationToken);

    /// <summary>A member opens the app (event enter_agent).</summary>
    public Task<SandboxClickOutcome> EnterAppAsync(string userId, SandboxApp app, CancellationToken cancellationToken = default) =>
        _actions.EnterAsync(app, userId, cancellationToken);

    /// <summary>A member is disabled and so leaves the app's visibility (event unsubscribe), or comes back (event subscribe).</summary>
    public Task<SandboxClickOutcome> SetEnabledAsync(SandboxApp app, string userId, bool isEnabled, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Corp.FindUser(userId) is { } user)
        {
            app.Corp.SetUser(user with { Enabled = isEnabled });
        }

        return _actions.MoveAsync(app, userId, isEnabled, cancellationToken);
    }

    /// <summary>A member writes to the app.</summary>
    public Task<SandboxClickOutcome> SendTextAsync(string userId, SandboxApp app, string text, CancellationToken cancellationToken = default) =>
        _actions.WriteAsync(app, userId, text, cancellationToken);

    /// <summary>Closes connections to callback URLs.</summary>
    public void Dispose() => Line.Dispose();

    internal SandboxCorp FirstCorp => _corps.Count > 0 ? _corps[0] : throw new InvalidOperationException("The sandbox has no company yet.");

    /// <summary>The address of a logo, for agent/get.</summary>
    internal string? LogoUrl(AppLogo logo) => BaseUrl is null ? null : new Uri(BaseUrl, LogoCalls.PathOf(logo)).AbsoluteUri;

    internal void Announce(string? userId) => Changed?.Invoke(this, new SandboxChangedEventArgs(userId));
}
