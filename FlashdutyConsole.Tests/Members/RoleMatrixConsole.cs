using System.Net;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.People;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Members;

/// <summary>A console with one person of each kind, each with a session and a key, one of them disabled since.</summary>
public sealed class RoleMatrixConsole : IAsyncLifetime
{
    private readonly Dictionary<string, Visitor> _visitors = [];
    private readonly Dictionary<string, string> _keys = [];

    /// <summary>The console.</summary>
    public TestConsole Console { get; private set; } = null!;

    /// <summary>What the person gets: <c>ok</c>, <c>sign in</c>, <c>refused</c> or <c>unauthorized</c>.</summary>
    public async Task<string> AskAsync(string endpoint, string who)
    {
        var (method, path) = (endpoint.Split(' ')[0], Path(endpoint.Split(' ')[1]));
        return method == "POST" && !path.StartsWith("/account", StringComparison.Ordinal) ? await CallAsync(path, who) : await OpenAsync(method, path, who);
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Console = await SignInConsole.StartAsync();
        _visitors["anonymous"] = new Visitor(Console);
        foreach (var (who, role) in new[] { ("viewer", MemberRole.Viewer), ("responder", MemberRole.Responder), ("admin", MemberRole.Admin), ("owner", MemberRole.Owner), ("disabled", MemberRole.Admin) })
        {
            _keys[who] = who.PadRight(40, 'x');
            await SignInConsole.AddAsync(Console, "The" + who, role, _keys[who]);
            _visitors[who] = await SignInConsole.VisitAsync(Console, $"the{who}@example.com");
        }

        var disabled = (await Console.Get<FindMembers>().ByEmailAsync("thedisabled@example.com", CancellationToken.None))!;
        await Console.Get<EnableMember>().RunAsync(disabled.Id, false, new Actor(Console.OwnerId, ActorSource.Console), CancellationToken.None);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors.Values)
        {
            visitor.Dispose();
        }

        return Console.DisposeAsync();
    }

    private static string Path(string route) =>
        System.Text.RegularExpressions.Regex.Replace(route, @"\{[^}:]+(:long|:int)?\}", match => match.Groups[1].Success ? "999999" : "6ff000000000000000000000");

    // Bodies are empty: who may not call is told so before the body is read, and who may is told what is missing.
    private async Task<string> CallAsync(string path, string who)
    {
        var answer = await Console.PostAsync(path, "{}", _keys.GetValueOrDefault(who));
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized => "unauthorized",
            HttpStatusCode.Forbidden => "refused",
            HttpStatusCode.OK or HttpStatusCode.BadRequest => "ok",
            var other => other.ToString(),
        };
    }

    private async Task<string> OpenAsync(string method, string path, string who)
    {
        var seen = method == "POST" ? await _visitors[who].PostAsync(path) : await _visitors[who].OpenAsync(path);
        return seen.Status switch
        {
            HttpStatusCode.Redirect when seen.Location.StartsWith("/signin", StringComparison.Ordinal) => "sign in",
            HttpStatusCode.Forbidden => "refused",
            HttpStatusCode.Unauthorized => "unauthorized",
            // Not there, or without the page's token: but allowed to ask.
            HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest => "ok",
            var other => other.ToString(),
        };
    }
}
