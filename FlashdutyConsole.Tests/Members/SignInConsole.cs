using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace FlashdutyConsole.Tests.Members;

/// <summary>A console whose owner has a password. Few rounds of hashing: what is tested with it is everything but the hash.</summary>
public sealed class SignInConsole : IAsyncLifetime
{
    /// <summary>The password of everybody in it.</summary>
    public const string Password = "a long enough sentence";

    /// <summary>The console.</summary>
    public TestConsole Console { get; private set; } = null!;

    /// <summary>Starts one.</summary>
    public static Task<TestConsole> StartAsync(string password = Password, TimeProvider? time = null, params IReadOnlyList<string> args) =>
        TestConsole.StartAsync(new TestConsoleOptions
        {
            OwnerPassword = password,
            Time = time,
            Args = args,
            Configure = builder => builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000),
        });

    /// <summary>Starts one on data that was there before.</summary>
    public static Task<TestConsole> StartAsync(DirectoryInfo data, TimeProvider? time = null) =>
        TestConsole.StartAsync(new TestConsoleOptions
        {
            OwnerPassword = Password,
            DataDirectory = data.FullName,
            Time = time,
            Configure = builder => builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000),
        });

    /// <summary>Adds a member with that password.</summary>
    public static async Task<FlashdutyConsole.Members.Member> AddAsync(
        TestConsole console, string name, FlashdutyConsole.Members.MemberRole role, string? appKey = null)
    {
        var member = await console.AddMemberAsync(name, role, appKey);
        await console.WriteAsync(db =>
        {
            var stored = db.Members.Single(one => one.Id == member.Id);
            using var scope = console.Services.CreateScope();
            return stored.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<FlashdutyConsole.Members.Member>>().HashPassword(stored, Password);
        });
        return member;
    }

    /// <summary>A visitor who is signed in.</summary>
    public static async Task<Visitor> VisitAsync(TestConsole console, string email, params (string Name, string Value)[] headers)
    {
        var visitor = new Visitor(console, headers);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await visitor.SignInAsync(email, Password)).Status);
        return visitor;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Console = await StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Console.DisposeAsync();
}
