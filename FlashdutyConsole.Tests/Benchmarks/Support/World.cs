using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Templates;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>
/// The main job set up: a console in a process of its own, a strict pretend WeCom in this one, linked members, a channel
/// with a rule, and a source of alerts.
/// </summary>
public sealed class World : IAsyncDisposable
{
    /// <summary>Token of the callback.</summary>
    public const string CallbackToken = "QDG6eKtoken";

    /// <summary>EncodingAESKey of the callback.</summary>
    public const string AesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    private readonly RunContext _context;

    private World(RunContext context, SandboxServer sandbox, ServerProcess server)
    {
        _context = context;
        Sandbox = sandbox;
        Server = server;
    }

    /// <summary>The pretend WeCom's server.</summary>
    public SandboxServer Sandbox { get; }

    /// <summary>What the pretend WeCom has seen and shows.</summary>
    public SandboxWeCom WeCom => Sandbox.State;

    /// <summary>The app that the console sends with.</summary>
    public SandboxApp App => WeCom.Corps[0].Apps[0];

    /// <summary>The console.</summary>
    public ServerProcess Server { get; }

    /// <summary>The channel that alerts to <see cref="PushPath"/> go to.</summary>
    public long ChannelId { get; private set; }

    /// <summary>The WeCom integration.</summary>
    public long IntegrationId { get; private set; }

    /// <summary>Path and query of the standard push address.</summary>
    public string PushPath { get; private set; } = "";

    /// <summary>Where WeCom calls in.</summary>
    public Uri CallbackUrl { get; private set; } = new("about:blank");

    /// <summary>Member ids by name.</summary>
    public IReadOnlyDictionary<string, long> Members { get; private set; } = new Dictionary<string, long>();

    /// <summary>Starts both and connects them.</summary>
    public static async Task<World> StartAsync(RunContext context, WorldOptions? options = null)
    {
        options ??= new WorldOptions();
        var sandbox = await SandboxServer.StartAsync(options.Sandbox, null, context.Cancel);
        sandbox.State.Switches.QuotasEnforced = !options.UnlimitedSandbox;
        // A loaded machine is not what the check of the callback address is about.
        sandbox.State.Switches.CallbackCheckTimeout = TimeSpan.FromSeconds(10);
        ServerProcess? server = null;
        try
        {
            server = await ServerProcess.StartAsync(
                context, ["--Network:AllowedPrivateHosts=127.0.0.1", "--Ingest:RequestsPerSecond=0", .. options.Args], options.Launcher);
            var world = new World(context, sandbox, server);
            await world.ConnectAsync(options);
            return world;
        }
        catch
        {
            await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Calls an operation of the Open API as the owner, and returns its data.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<JsonElement> CallAsync(string operation, object body)
    {
        using var answer = await Server.Http.PostAsJsonAsync(new Uri($"{operation}?app_key={ServerProcess.AppKey}", UriKind.Relative), body, _context.Cancel);
        var text = await answer.Content.ReadAsStringAsync(_context.Cancel);
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement.GetProperty("data").Clone()
            : throw new InvalidOperationException($"{operation}: {(int)answer.StatusCode} {text}");
    }

    /// <summary>Posts one event.</summary>
    /// <returns>The status that the client read; null when the connection broke before.</returns>
    public async Task<HttpStatusCode?> PushAsync(
        string title, string? key = null, string severity = "Critical", object? labels = null, string? path = null) =>
        (await PostAsync(title, key, severity, labels, path))?.Status;

    /// <summary>Posts one event.</summary>
    /// <returns>The status that the client read, and whether it was told when to come again; null when the connection broke before.</returns>
    public async Task<(HttpStatusCode Status, bool ComeAgain)?> PostAsync(
        string title, string? key = null, string severity = "Critical", object? labels = null, string? path = null)
    {
        try
        {
            using var answer = await Server.Http.PostAsJsonAsync(
                new Uri(path ?? PushPath, UriKind.Relative),
                new { title_rule = title, event_status = severity, alert_key = key ?? title, labels = labels ?? new { resource = "web-1" } }, _context.Cancel);
            return (answer.StatusCode, answer.Headers.RetryAfter is not null);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Looks into the console's database, whether it runs or not.</summary>
    public async Task<T> ReadAsync<T>(Func<ConsoleDb, Task<T>> read)
    {
        await using var db = OpenData();
        return await read(db);
    }

    /// <summary>Whether every message is sent or given up and no incident is due.</summary>
    public Task<bool> IsSettledAsync() => ReadAsync(async db =>
    {
        var now = _context.Time.GetUtcNow();
        return !await db.Deliveries.AnyAsync(delivery => delivery.State == DeliveryState.Pending || delivery.State == DeliveryState.Sending, _context.Cancel)
            && !await db.Incidents.AnyAsync(incident => incident.NextStepAt <= now, _context.Cancel);
    });

    /// <summary>Reset calls that hang, stop both.</summary>
    public async ValueTask DisposeAsync()
    {
        WeCom.Switches.ReleaseHangs();
        await Server.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    internal SqliteConsoleDb OpenData() => new(new DbContextOptionsBuilder<SqliteConsoleDb>()
        .UseSqlite($"Data Source={Server.Database};Pooling=False").Options);

    private async Task ConnectAsync(WorldOptions options)
    {
        var weCom = await ConnectAsync("WeCom", App);
        IntegrationId = weCom.GetProperty("integration_id").GetInt64();
        CallbackUrl = new Uri(weCom.GetProperty("callback_url").GetString()!);
        await LinkAsync(IntegrationId, App, options.Members);
        PushPath = await AddLaneAsync("Operations", options.Layers ?? [options.Members], options.EscalateWindow);
        ChannelId = await ReadAsync(db => db.Channels.Select(channel => channel.Id).SingleAsync(_context.Cancel));
        var check = await App.SetCallbackAsync(CallbackUrl.AbsoluteUri, CallbackToken, AesKey, _context.Cancel);
        if (!check.IsSaved)
        {
            throw new InvalidOperationException($"the callback address was not accepted: {check.Result} {check.Detail}");
        }

        // Now, and not in the middle of a measurement: what was never checked is checked soon.
        await CallAsync("datasource/check", new { integration_id = IntegrationId });
    }

    /// <summary>Connects another app of the same company, with members of its own.</summary>
    public async Task AddAppAsync(SandboxApp app, IReadOnlyList<string> members)
    {
        var weCom = await ConnectAsync(app.Name, app);
        app.SetCallbackUnchecked(weCom.GetProperty("callback_url").GetString()!, CallbackToken, AesKey);
        await LinkAsync(weCom.GetProperty("integration_id").GetInt64(), app, members);
    }

    private Task<JsonElement> ConnectAsync(string name, SandboxApp app) => CallAsync("datasource/upsert", new
    {
        name,
        plugin_type = "wecom_app",
        settings = new
        {
            mode = "custom", deployment = "private", corp_id = app.Corp.CorpId, agent_id = app.AgentId,
            endpoint = Sandbox.BaseUrl.AbsoluteUri, oauth_endpoint = Sandbox.BaseUrl.AbsoluteUri,
            secret = app.Secret, token = CallbackToken, encoding_aes_key = AesKey,
        },
    });

    /// <summary>Adds a channel with a rule, and a source of alerts for it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="layers">Layers of the rule, by name of the members in each; empty = no rule.</param>
    /// <param name="escalateWindow">Minutes until the next layer is told.</param>
    /// <returns>Path and query of its standard push address.</returns>
    public async Task<string> AddLaneAsync(string name, IReadOnlyList<IReadOnlyList<string>> layers, int escalateWindow = 30)
    {
        var channelId = (await CallAsync("channel/create", new { channel_name = name })).GetProperty("channel_id").GetInt64();
        if (layers.Count > 0)
        {
            await CallAsync("channel/escalate/rule/create", new
            {
                channel_id = channelId,
                rule_name = "Everyone",
                template_id = NotificationTemplate.PresetId,
                layers = layers.Select(names => new
                {
                    max_times = 1,
                    notify_step = 10,
                    escalate_window = escalateWindow,
                    target = new { person_ids = names.Select(name => Members[name]), by = new { follow_preference = true } },
                }),
            });
        }

        var source = await CallAsync("datasource/upsert", new { name, plugin_type = "standard", settings = new { channel_id = channelId } });
        return new Uri(source.GetProperty("push_url").GetString()!).PathAndQuery.TrimStart('/');
    }

    // Members have no operation of the Open API yet.
    private async Task LinkAsync(long integrationId, SandboxApp app, IReadOnlyList<string> names)
    {
        var now = _context.Time.GetUtcNow();
        await using var db = OpenData();
        var members = names.Select(name => new Member
        {
            Name = name, UserName = name, NormalizedUserName = name.ToUpperInvariant(), Email = $"{name}@example.com",
            NormalizedEmail = $"{name}@example.com".ToUpperInvariant(), SecurityStamp = Guid.NewGuid().ToString("N"),
            Status = MemberStatus.Enabled, CreatedAt = now, UpdatedAt = now,
        }).ToList();
        db.Members.AddRange(members);
        await db.SaveChangesAsync(_context.Cancel);
        Members = Members.Concat(members.Select(member => KeyValuePair.Create(member.Name, member.Id))).ToDictionary();
        foreach (var member in members)
        {
            if (app.Corp.FindUser(member.Name) is null)
            {
                app.Corp.SetUser(new SandboxUser(member.Name, member.Name));
            }

            db.MemberLinks.Add(new MemberLink { IntegrationId = integrationId, MemberId = member.Id, WeComUserId = member.Name, LinkedAt = now });
        }

        await db.SaveChangesAsync(_context.Cancel);
    }
}
