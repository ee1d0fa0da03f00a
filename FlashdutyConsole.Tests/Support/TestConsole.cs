using System.Text;
using System.Text.Json;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Setup;
using FlashdutyConsole.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FlashdutyConsole.Tests.Support;

/// <summary>The real console on a free port and an empty data folder, with an owner and an app key.</summary>
public sealed class TestConsole : IAsyncDisposable
{
    /// <summary>The app key that is written at the start; it acts as the owner.</summary>
    public const string AppKey = "test-app-key-0123456789abcdef0123456789";

    /// <summary>The owner's e-mail address.</summary>
    public const string OwnerEmail = "owner@example.com";

    private readonly WebApplication _app;
    private readonly bool _ownsDirectory;

    private TestConsole(WebApplication app, string directory, bool ownsDirectory)
    {
        _app = app;
        _ownsDirectory = ownsDirectory;
        DataDirectory = directory;
        Address = new Uri(app.Urls.First());
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    /// <summary>Where the console listens.</summary>
    public Uri Address { get; }

    /// <summary>The data folder.</summary>
    public string DataDirectory { get; }

    /// <summary>A client without cookies that does not follow redirects.</summary>
    public HttpClient Http { get; }

    /// <summary>The console's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The owner's member id; 0 when nothing was seeded.</summary>
    public long OwnerId { get; private set; }

    /// <summary>The instant on the console's clock.</summary>
    public DateTimeOffset Now => Get<TimeProvider>().GetUtcNow();

    /// <summary>Starts a console.</summary>
    public static async Task<TestConsole> StartAsync(TestConsoleOptions? options = null)
    {
        options ??= new TestConsoleOptions();
        var directory = options.DataDirectory ?? Directory.CreateTempSubdirectory("console-test-").FullName;
        string[] args =
        [
            "--applicationName=FlashdutyConsole",
            "--contentRoot=" + AppContext.BaseDirectory,
            "--Urls=http://127.0.0.1:0",
            "--Console:DataDirectory=" + directory,
            "--Logging:LogLevel:Default=Warning",
            .. options.Args,
        ];
        var app = ConsoleHost.Build(args, builder =>
        {
            if (options.Time is { } time)
            {
                builder.Services.Replace(ServiceDescriptor.Singleton(time));
            }

            if (!options.Workers)
            {
                StopWorkers(builder.Services);
            }

            options.Configure?.Invoke(builder);
        });
        await DataSetup.MigrateAsync(app.Services, CancellationToken.None);
        var owner = options.Seed ? await SeedAsync(app.Services, options.OwnerPassword) : 0;
        await ConsoleHost.StartAsync(app, CancellationToken.None);
        return new TestConsole(app, directory, options.DataDirectory is null) { OwnerId = owner };
    }

    /// <summary>Calls an operation of the Open API.</summary>
    /// <param name="operation">Such as <c>/incident/list</c>.</param>
    /// <param name="body">Written as JSON with its names as they are; a string goes out as it is.</param>
    /// <param name="appKey">Null = without a key.</param>
    public async Task<ApiAnswer> PostAsync(string operation, object? body = null, string? appKey = AppKey)
    {
        using var content = new StringContent(body as string ?? JsonSerializer.Serialize(body ?? new { }), Encoding.UTF8, "application/json");
        return await PostAsync(operation, content, appKey);
    }

    /// <summary>Calls an operation and fails the test unless the answer, success or error, is as the API's document says.</summary>
    public async Task<ApiAnswer> CallAsync(string operation, object? body = null, string? appKey = AppKey)
    {
        var answer = await PostAsync(operation, body, appKey);
        ApiContract.Verify(operation, answer);
        return answer;
    }

    /// <summary>Calls an operation with a body of any kind.</summary>
    public async Task<ApiAnswer> PostAsync(string operation, HttpContent content, string? appKey = AppKey)
    {
        var query = appKey is null ? "" : "?app_key=" + Uri.EscapeDataString(appKey);
        using var response = await Http.PostAsync(new Uri(operation + query, UriKind.Relative), content);
        var id = response.Headers.TryGetValues(ApiReply.RequestIdHeader, out var ids) ? ids.First() : "";
        return new ApiAnswer(
            response.StatusCode, await response.Content.ReadAsStringAsync(), id,
            response.Content.Headers.ContentType?.MediaType ?? "", response.Headers);
    }

    /// <summary>A service of the console.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Looks into the database.</summary>
    public async Task<T> ReadAsync<T>(Func<ConsoleDb, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<ConsoleDb>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Writes to the database as the console does, in one transaction.</summary>
    public Task<T> WriteAsync<T>(Func<ConsoleDb, T> change) => WriteAsync(Services, change);

    /// <summary>Adds a member who may sign in and be notified.</summary>
    public Task<Member> AddMemberAsync(string name, MemberRole role = MemberRole.Responder, string? appKey = null) =>
        AddMemberAsync(Services, name, name.ToLowerInvariant() + "@example.com", role, appKey, null);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsDirectory)
        {
            // Pooled connections would keep the removed file's space.
            using var connection = new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "console.db")}");
            SqliteConnection.ClearPool(connection);
            Directory.Delete(DataDirectory, recursive: true);
        }
    }

    private static void StopWorkers(IServiceCollection services)
    {
        foreach (var descriptor in services.Where(IsWorkerLoop).ToList())
        {
            services.Remove(descriptor);
        }
    }

    private static bool IsWorkerLoop(ServiceDescriptor descriptor) =>
        descriptor.ServiceType == typeof(IHostedService)
        && (descriptor.ImplementationType == typeof(WatchdogLoop)
            || (descriptor.ImplementationType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(WorkerLoop<>)));

    private static async Task<long> SeedAsync(IServiceProvider services, string? password)
    {
        var known = await WriteAsync(services, db => db.Members.FirstOrDefault(member => member.Role == MemberRole.Owner)?.Id);
        return known ?? (await AddMemberAsync(services, "Owner", OwnerEmail, MemberRole.Owner, AppKey, password)).Id;
    }

    private static async Task<Member> AddMemberAsync(
        IServiceProvider services, string name, string email, MemberRole role, string? appKey, string? password)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var member = new Member
        {
            Name = name,
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            Role = role,
            Status = MemberStatus.Enabled,
            CreatedAt = now,
            UpdatedAt = now,
        };
        if (password is not null)
        {
            using var scope = services.CreateScope();
            member.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Member>>().HashPassword(member, password);
        }

        await WriteAsync(services, db => db.Members.Add(member));
        if (appKey is not null)
        {
            await WriteAsync(services, db => db.AppKeys.Add(
                new FlashdutyConsole.Members.AppKey { Name = "test", Hash = FlashdutyConsole.Members.AppKey.HashOf(appKey), MemberId = member.Id, CreatedAt = now }));
        }

        return member;
    }

    private static Task<T> WriteAsync<T>(IServiceProvider services, Func<ConsoleDb, T> change) =>
        services.GetRequiredService<ConsoleWriter>().RunAsync(
            WritePriority.Person, write => Task.FromResult(change(write.Db)), CancellationToken.None);
}
