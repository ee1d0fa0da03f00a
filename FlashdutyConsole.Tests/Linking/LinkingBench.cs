using FlashdutyConsole.Audit;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FlashdutyConsole.Tests.Linking;

/// <summary>A console that is connected to the pretend WeCom, its homepage included. zhang is linked, li is not.</summary>
internal static class LinkingBench
{
    public const string Password = "correct horse battery";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SandboxedConsole> StartAsync(SandboxedConsoleOptions? options = null)
    {
        var console = await SandboxedConsole.StartAsync(options ?? new SandboxedConsoleOptions { Unlinked = ["li"] });
        console.App.TrustedDomain = console.Console.Address.Authority;
        return console;
    }

    public static string EmailOf(string name) => name + "@example.com";

    /// <summary>Gives a member a password.</summary>
    public static async Task SetPasswordAsync(this SandboxedConsole console, string name)
    {
        using var scope = console.Console.Services.CreateScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Member>>();
        await console.ChangeAsync(db =>
        {
            var member = db.Members.Single(one => one.Id == console.MemberId(name));
            member.PasswordHash = hasher.HashPassword(member, Password);
        });
    }

    public static Task<List<MemberLink>> LinksAsync(this SandboxedConsole console) =>
        console.Console.ReadAsync(db => db.MemberLinks.AsNoTracking().OrderBy(link => link.Id).ToListAsync(Cancel));

    public static Task<List<MemberSession>> SessionsAsync(this SandboxedConsole console) =>
        console.Console.ReadAsync(db => db.Sessions.AsNoTracking().ToListAsync(Cancel));

    public static Task<List<AuditEntry>> AuditAsync(this SandboxedConsole console, AuditAction action) =>
        console.Console.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(entry => entry.Operation == action.Name).ToListAsync(Cancel));

    /// <summary>li opens the app, signs in once with a password, and is asked to confirm.</summary>
    public static async Task<MemberBrowser.Seen> UpToConfirmAsync(this SandboxedConsole console, MemberBrowser browser, string account = "li", string more = "")
    {
        var page = await browser.OpenAsync($"wecom/home/{console.Integration.Key}{more}");
        Assert.Contains("data-wecom=", page.Html);
        var signIn = await browser.OpenAsync($"signin?returnUrl=%2Fwecom%2Flink%2F{console.Integration.Key}");
        return await browser.SignInAsync(signIn, EmailOf(account), Password);
    }
}
