using FlashdutyConsole.Audit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Factors;
using FlashdutyConsole.Members.Own;
using FlashdutyConsole.Members.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Members.SignIn;

/// <summary>The four requests that the script of passkeys makes. Each carries the page's token, so that no other site can make them.</summary>
public static class PasskeyEndpoints
{
    private const int MaximumCredential = 64 * 1024;

    /// <summary>Maps them.</summary>
    /// <param name="app">The console.</param>
    public static WebApplication MapPasskeys(this WebApplication app)
    {
        app.MapPost(ConsoleUrls.PasskeySignIn + "/options", BeginSignInAsync).AllowAnonymous();
        app.MapPost(ConsoleUrls.PasskeySignIn, SignInAsync).AllowAnonymous();
        app.MapPost(ConsoleUrls.AccountPasskey + "/options", BeginAddAsync).Needs(MemberRole.Viewer);
        app.MapPost(ConsoleUrls.AccountPasskey, AddAsync).Needs(MemberRole.Viewer);
        return app;
    }

    private static async Task<IResult> BeginSignInAsync(HttpContext http, IAntiforgery antiforgery, SignInManager<Member> identity)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        // For nobody in particular: the browser offers what it has, and nothing shows which accounts there are.
        return Results.Text(await identity.MakePasskeyRequestOptionsAsync(null), "application/json");
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http, IAntiforgery antiforgery, SignInManager<Member> identity, SignInThrottle throttle, KnownDevices devices, ConsoleWriter writer,
        MemberAccounts accounts, BeginSession begin)
    {
        if (await ReadAsync(http, antiforgery) is not { } answer)
        {
            return Results.BadRequest();
        }

        var attempt = await throttle.BeginAsync("passkey:" + CallerAddress.NetworkOf(http), devices.Find(http), CallerAddress.NetworkOf(http), http.RequestAborted);
        if (!attempt.IsAllowed)
        {
            SignInPage.TooMany(http, attempt.Wait);
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var result = await identity.PerformPasskeyAssertionAsync(answer.Credential!);
        if (result is not { Succeeded: true, User: { } member, Passkey: { } passkey } || member.Status != MemberStatus.Enabled)
        {
            await writer.RunAsync(WritePriority.Person, async write =>
            {
                write.Audit(http.ActorOf(0), AuditAction.SignInFailed, after: new { step = "passkey" });
                await throttle.KeepAsync(write, http.RequestAborted);
            }, http.RequestAborted);
            return Results.BadRequest();
        }

        throttle.Right(attempt);
        // How often it was used is kept: a copied key shows by it.
        await writer.RunAsync(WritePriority.Person, write => accounts.InAsync(
            write, member.Id, (members, owner) => members.AddOrUpdatePasskeyAsync(owner, passkey)), http.RequestAborted);
        return await begin.RunAsync(http, member.Id, SessionMethod.Passkey, isKept: false, http.RequestAborted)
            ? Results.Json(new { ok = true })
            : Results.BadRequest();
    }

    private static async Task<IResult> BeginAddAsync(HttpContext http, IAntiforgery antiforgery, ProveIdentity prove, OwnPasskeys passkeys)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        if (!await prove.IsRecentAsync(http) || await passkeys.BeginAsync(http.User.MemberId(), http.RequestAborted) is not { } options)
        {
            return Results.Forbid();
        }

        return Results.Text(options, "application/json");
    }

    private static async Task<IResult> AddAsync(HttpContext http, IAntiforgery antiforgery, ProveIdentity prove, OwnPasskeys passkeys)
    {
        if (await ReadAsync(http, antiforgery) is not { } answer)
        {
            return Results.BadRequest();
        }

        if (!await prove.IsRecentAsync(http))
        {
            return Results.Forbid();
        }

        return await passkeys.AddAsync(http.ActorOf(http.User.MemberId()), answer.Credential!, answer.Name ?? "", http.RequestAborted)
            ? Results.Json(new { ok = true })
            : Results.BadRequest();
    }

    private static async Task<PasskeyAnswer?> ReadAsync(HttpContext http, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || http.Request.ContentLength is null or > MaximumCredential || !http.Request.HasJsonContentType())
        {
            return null;
        }

        try
        {
            return await http.Request.ReadFromJsonAsync<PasskeyAnswer>(JsonColumn.Options, http.RequestAborted) is { Credential.Length: > 0 } answer ? answer : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private sealed record PasskeyAnswer(string? Credential, string? Name);
}
