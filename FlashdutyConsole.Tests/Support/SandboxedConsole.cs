using System.Net;
using System.Net.Http.Json;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Escalations;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Sandbox.GroupChats;
using FlashdutyConsole.WarRooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Support;

/// <summary>
/// The whole main job over real HTTP: a console, a pretend WeCom that it is connected to, members linked to users there,
/// a channel with a rule, and a source of alerts.
/// </summary>
internal sealed class SandboxedConsole : IAsyncDisposable
{
    public const string CallbackToken = "QDG6eKtoken";
    public const string AesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    private readonly SandboxedConsoleOptions _options;
    private readonly string _directory;
    private readonly Dictionary<string, Member> _members = [];
    private bool _stopped;

    private SandboxedConsole(SandboxedConsoleOptions options, SandboxServer sandbox, FakeTimeProvider? clock, string directory)
    {
        _options = options;
        Server = sandbox;
        Clock = clock;
        _directory = directory;
    }

    public TestConsole Console { get; private set; } = null!;

    public SandboxServer Server { get; }

    public SandboxWeCom WeCom => Server.State;

    public SandboxApp App => WeCom.Corps[0].Apps[0];

    public Channel Channel { get; private set; } = null!;

    public Integration Integration { get; private set; } = null!;

    public Integration Source { get; private set; } = null!;

    public EscalationRule Rule { get; private set; } = null!;

    /// <summary>Where WeCom calls in.</summary>
    public Uri CallbackUrl => new(Console.Address, $"wecom/callback/{Integration.Key}");

    private FakeTimeProvider? Clock { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SandboxedConsole> StartAsync(SandboxedConsoleOptions? options = null)
    {
        options ??= new SandboxedConsoleOptions();
        var clock = options.RealTime ? null : new FakeTimeProvider(options.Start);
        var sandbox = await SandboxServer.StartAsync(options.Sandbox, clock, Cancel);
        // A loaded machine is not what these tests are about.
        sandbox.State.Switches.CallbackCheckTimeout = TimeSpan.FromSeconds(60);
        sandbox.State.Switches.CallbackTimeout = TimeSpan.FromSeconds(60);
        var made = new SandboxedConsole(options, sandbox, clock, Directory.CreateTempSubdirectory("console-test-").FullName);
        await made.StartConsoleAsync();
        await made.SeedAsync();
        await made.SetCallbackAsync();
        return made;
    }

    /// <summary>The console's data folder.</summary>
    public string DataDirectory => _directory;

    /// <summary>Stops the console, so that a process of its own can take the data over.</summary>
    public async Task StopConsoleAsync()
    {
        await Console.DisposeAsync();
        _stopped = true;
    }

    /// <summary>Looks into the data of a console that runs elsewhere.</summary>
    public async Task<T> OpenDataAsync<T>(Func<ConsoleDb, Task<T>> read)
    {
        await using var db = new SqliteConsoleDb(new DbContextOptionsBuilder<SqliteConsoleDb>()
            .UseSqlite($"Data Source={Path.Combine(_directory, "console.db")};Pooling=False").Options);
        return await read(db);
    }

    /// <inheritdoc cref="OpenDataAsync{T}"/>
    public Task OpenDataAsync(Func<ConsoleDb, Task> look) => OpenDataAsync(async db =>
    {
        await look(db);
        return 0;
    });

    /// <summary>Stops the console and starts another one on the same data.</summary>
    public async Task RestartAsync()
    {
        await Console.DisposeAsync();
        await StartConsoleAsync();
        await SetCallbackAsync();
    }

    /// <summary>The clock moves, and everything that is due then happens.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        Clock!.Advance(time);
        await SettleAsync();
    }

    /// <summary>The clock moves; nothing else does.</summary>
    public void Tick(TimeSpan time) => Clock!.Advance(time);

    /// <summary>The engine looks once.</summary>
    public Task EscalateAsync() => Console.Get<EscalationEngine>().PassAsync(Cancel);

    /// <summary>One pass of the sender begins; calls may hang.</summary>
    public Task SendAsync() => Console.Get<DeliverySender>().PassAsync(Cancel);

    /// <summary>Calls under way end and are recorded.</summary>
    public Task RecordAsync() => Console.Get<DeliverySender>().SettleAsync(Cancel);

    /// <summary>One pass of the war rooms' worker.</summary>
    public Task RoomsAsync() => Console.Get<WarRoomWorker>().PassAsync(Cancel);

    /// <summary>The group chats on a user's phone.</summary>
    public IReadOnlyList<SandboxGroupChat> Groups(string userId) => WeCom.GroupChatsSeenBy(userId);

    /// <summary>What the user's first group says, oldest first.</summary>
    public IReadOnlyList<string> Said(string userId) => [.. Groups(userId).SelectMany(group => group.SeenBy(userId)).Select(message => message.Text ?? "")];

    /// <summary>Everything that is due at this instant happens. Calls that hang end by moving the clock, second by second.</summary>
    public async Task SettleAsync(bool hanging = false)
    {
        if (_options.RealTime)
        {
            return;
        }

        var before = "";
        for (var pass = 0; pass < 60; pass++)
        {
            await EscalateAsync();
            await SendAsync();
            var ended = RecordAsync();
            if (hanging)
            {
                using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
                while (!ended.IsCompleted && await timer.WaitForNextTickAsync(Cancel))
                {
                    Clock!.Advance(TimeSpan.FromMilliseconds(200));
                }
            }

            await ended;
            if (_options.WarRooms)
            {
                await RoomsAsync();
            }

            var after = await StateAsync();
            if (after == before)
            {
                return;
            }

            before = after;
        }
    }

    /// <summary>An alert comes in; returns its incident.</summary>
    public async Task<Incident> ReceivesAsync(string title, string severity = "Critical", string? key = null, object? labels = null)
    {
        key ??= title;
        await PushAsync(title, severity, key, labels);
        await SettleAsync();
        return await Console.ReadAsync(db => db.Alerts.Where(alert => alert.AlertKey == key)
            .OrderByDescending(alert => alert.Id)
            .Join(db.Incidents, alert => alert.IncidentId, incident => incident.Id, (_, incident) => incident)
            .AsNoTracking().FirstAsync(Cancel));
    }

    /// <summary>The alert recovers.</summary>
    public Task<Incident> RecoversAsync(string title, string? key = null) => ReceivesAsync(title, "Ok", key ?? title);

    /// <summary>An alert comes in; nothing else happens.</summary>
    public async Task PushAsync(string title, string severity = "Critical", string? key = null, object? labels = null)
    {
        using var answer = await Console.Http.PostAsJsonAsync(
            $"event/push/alert/standard?integration_key={Source.Key}",
            new { title_rule = title, event_status = severity, alert_key = key ?? title, labels = labels ?? new { resource = "web-1" } }, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Requests that the pretend WeCom has had on this path.</summary>
    public long Requests(string path) => WeCom.CountAll().Requests(path);

    /// <summary>Waits until the pretend WeCom has had so many requests on this path.</summary>
    public Task ReceivedAsync(string path, long requests) =>
        Eventually.TrueAsync(() => Task.FromResult(Requests(path) >= requests), $"{requests} requests on {path}");

    /// <summary>The phone of a user of the pretend WeCom.</summary>
    public Phone Member(string userId) => new(this, userId);

    public long MemberId(string name) => _members[name].Id;

    public Actor Acting(string name) => new(MemberId(name), ActorSource.Console);

    /// <summary>The incident as it is now.</summary>
    public Task<Incident> FindAsync(string incidentId) => Console.ReadAsync(db =>
        db.Incidents.AsNoTracking().Include(incident => incident.Responders).SingleAsync(incident => incident.Id == incidentId, Cancel));

    public Task<List<Delivery>> DeliveriesAsync(string? incidentId = null) => Console.ReadAsync(db =>
        db.Deliveries.AsNoTracking().Include(delivery => delivery.Card)
            .Where(delivery => incidentId == null || delivery.IncidentId == incidentId).OrderBy(delivery => delivery.Id).ToListAsync(Cancel));

    public Task<List<TimelineEntry>> TimelineAsync(string incidentId, string? type = null) => Console.ReadAsync(db =>
        db.Timeline.AsNoTracking().Where(entry => entry.IncidentId == incidentId && (type == null || entry.Type == type))
            .OrderBy(entry => entry.Id).ToListAsync(Cancel));

    /// <summary>The WeCom integration as it is now.</summary>
    public Task<Integration> IntegrationAsync() => Console.ReadAsync(db =>
        db.Integrations.AsNoTracking().SingleAsync(one => one.Id == Integration.Id, Cancel));

    /// <summary>Saves the WeCom integration, as an admin does.</summary>
    public async Task SaveIntegrationAsync(string? secret = null)
    {
        Integration = (await Console.Get<SaveIntegration>().RunAsync(
            new IntegrationDraft
            {
                Id = Integration?.Id ?? 0,
                Name = "WeCom",
                PluginType = PluginType.WeComApp,
                Settings = JsonColumn.Write(new WeComSettings
                {
                    CorpId = App.Corp.CorpId,
                    AgentId = App.AgentId,
                    Deployment = "private",
                    Endpoint = Server.BaseUrl.AbsoluteUri,
                    OauthEndpoint = Server.BaseUrl.AbsoluteUri,
                    WarRoomEnabled = _options.WarRooms,
                }),
                Secrets = new Dictionary<string, string>
                {
                    ["secret"] = secret ?? App.Secret, ["token"] = CallbackToken, ["encoding_aes_key"] = AesKey,
                },
            },
            new Actor(Console.OwnerId, ActorSource.Console), Cancel))!;
    }

    /// <summary>Changes rows as the console would; what keeps things in memory looks again.</summary>
    public async Task ChangeAsync(Action<ConsoleDb> change)
    {
        await Console.WriteAsync(db =>
        {
            change(db);
            return 0;
        });
        Console.Get<IntegrationDirectory>().Forget();
    }

    public async ValueTask DisposeAsync()
    {
        WeCom.Switches.ReleaseHangs();
        if (!_stopped)
        {
            await Console.DisposeAsync();
        }

        await Server.DisposeAsync();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_directory, "console.db")}"))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(_directory, recursive: true);
    }

    private async Task StartConsoleAsync() => Console = await TestConsole.StartAsync(new TestConsoleOptions
    {
        Workers = _options.RealTime,
        Time = Clock,
        DataDirectory = _directory,
        Configure = _options.Configure,
        Args = ["--Network:AllowedPrivateHosts=127.0.0.1", "--Ingest:RequestsPerSecond=0", "--Logging:LogLevel:Default=Error", .. _options.Args],
    });

    private async Task SeedAsync()
    {
        await SaveIntegrationAsync();
        Channel = await Console.AddChannelAsync();
        Source = await Console.AddIntegrationAsync(PluginType.Standard, Channel.Id);
        foreach (var name in _options.Members)
        {
            if (App.Corp.FindUser(name) is null)
            {
                App.Corp.SetUser(new SandboxUser(name, name));
            }

            var member = _members[name] = await Console.AddMemberAsync(name);
            if (!_options.Unlinked.Contains(name))
            {
                await LinkAsync(name, member);
            }
        }

        Rule = new EscalationRule
        {
            Id = ObjectId.New(Console.Now),
            ChannelId = Channel.Id,
            Name = "Everyone",
            AggregationWindow = (int)_options.DelayWindow.TotalSeconds,
            CreatedAt = Console.Now,
            UpdatedAt = Console.Now,
            Layers = _options.Layers.Select((names, index) =>
            {
                var layer = new EscalationLayer { Target = new EscalationTarget { PersonIds = names.Select(MemberId).ToList() } };
                return _options.Layer?.Invoke(layer, index) ?? layer;
            }).ToList(),
        };
        await Console.WriteAsync(db => db.EscalationRules.Add(Rule));
    }

    private Task LinkAsync(string name, Member member) => Console.WriteAsync(db => db.MemberLinks.Add(new MemberLink
    {
        IntegrationId = Integration.Id, MemberId = member.Id, WeComUserId = name, LinkedAt = Console.Now,
    }));

    // As the admin console of WeCom does: the signed GET must be answered.
    private async Task SetCallbackAsync()
    {
        var check = await App.SetCallbackAsync(CallbackUrl.AbsoluteUri, CallbackToken, AesKey, Cancel);
        Assert.Equal(CallbackCheckResult.Saved, check.Result);
    }

    private Task<string> StateAsync() => Console.ReadAsync(async db =>
    {
        var deliveries = await db.Deliveries.AsNoTracking()
            .Select(delivery => new { delivery.Id, delivery.State, delivery.Attempts, delivery.DueAt }).ToListAsync(Cancel);
        var steps = await db.Incidents.AsNoTracking().Select(incident => new { incident.Id, incident.Version, incident.NextStepAt }).ToListAsync(Cancel);
        var rooms = await db.WarRooms.AsNoTracking().Select(room => new { room.Id, room.State, room.Fence, room.DueAt }).ToListAsync(Cancel);
        return string.Join('\n', [.. rooms.Select(row => row.ToString()), .. deliveries.Select(row => row.ToString()), .. steps.Select(row => row.ToString())]);
    });
}
