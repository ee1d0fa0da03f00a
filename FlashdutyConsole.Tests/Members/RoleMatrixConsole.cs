using System.Net;
using System.Text;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.People;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Members;

/// <summary>A console with one person of each kind, each with a session and a key, one of them disabled since.</summary>
public sealed class RoleMatrixConsole : IAsyncLifetime
{
    private readonly Dictionary<string, Visitor> _visitors = [];
    private readonly Dictionary<string, string> _keys = [];
    private readonly Dictionary<string, StringBuilder> _seen = [];
    private long _weCom;
    private long _source;

    /// <summary>Secrets of the console and of its integration with WeCom.</summary>
    public static IReadOnlyList<string> Canaries { get; } =
        ["CanarySecretOne0123456789abcdefghij", "CanaryTokenTwo01234567890", "CanaryKeyThree0123456789abcdefghijklmnopqrA", "canary-client-secret-0123456789"];

    /// <summary>The key of an alert source.</summary>
    public string SourceKey { get; private set; } = "";

    /// <summary>The console.</summary>
    public TestConsole Console { get; private set; } = null!;

    /// <summary>What the person gets: <c>ok</c>, <c>sign in</c>, <c>refused</c> or <c>unauthorized</c>.</summary>
    public async Task<string> AskAsync(string endpoint, string who)
    {
        var (method, path) = (endpoint.Split(' ')[0], Path(endpoint.Split(' ')[1]));
        return method == "POST" && !path.StartsWith("/account", StringComparison.Ordinal) ? await CallAsync(path, who) : await OpenAsync(method, path, who);
    }

    /// <summary>Everything that this person was sent.</summary>
    public string SeenBy(string who) => _seen[who].ToString();

    /// <summary>The owner connects WeCom and an alert source.</summary>
    public async Task ConnectAsync()
    {
        var channel = await Console.AddChannelAsync();
        var settings = new { mode = "custom", deployment = "public", corp_id = "wwcanary00000001", agent_id = 1000002, secret = Canaries[0], token = Canaries[1], encoding_aes_key = Canaries[2] };
        var weCom = await Console.CallAsync("/datasource/upsert", new { name = "WeCom", plugin_type = "wecom_app", settings });
        _weCom = weCom.Data.GetProperty("integration_id").GetInt64();
        var source = await Console.CallAsync("/datasource/upsert", new { name = "Source", plugin_type = "standard", settings = new { channel_id = channel.Id } });
        _source = source.Data.GetProperty("integration_id").GetInt64();
        SourceKey = source.Data.GetProperty("integration_key").GetString()!;
    }

    /// <summary>Everybody looks at what was connected.</summary>
    public async Task LookAtIntegrationsAsync()
    {
        foreach (var who in RoleMatrix.Who)
        {
            foreach (var path in (string[])[$"/integrations/{_weCom}", $"/integrations/{_source}", "/integrations", $"/integrations/wecom/new?integration={_weCom}", "/audit?words=canary", "/audit/export"])
            {
                await OpenAsync("GET", path, who);
            }

            foreach (var id in (long[])[_weCom, _source])
            {
                await CallAsync("/datasource/info", who, new { integration_id = id });
            }

            foreach (var category in (string[])["im", "event.alert"])
            {
                await CallAsync("/datasource/list", who, new { category });
            }

            await CallAsync("/audit/search", who, new { start_time = Console.Now.ToUnixTimeSeconds() - 3600, end_time = Console.Now.ToUnixTimeSeconds() + 60 });
        }
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Console = await SignInConsole.StartAsync(args: ["--Oidc:Authority=https://id.example.com", "--Oidc:ClientId=console", "--Oidc:ClientSecret=" + Canaries[3]]);
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

    private void Note(string who, string text) => (_seen.TryGetValue(who, out var seen) ? seen : _seen[who] = new StringBuilder()).Append(text);

    // Bodies are empty: who may not call is told so before the body is read, and who may is told what is missing.
    private async Task<string> CallAsync(string path, string who, object? body = null)
    {
        var answer = await Console.PostAsync(path, body ?? "{}", _keys.GetValueOrDefault(who));
        Note(who, answer.Text);
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
        Note(who, seen.Text + string.Concat(seen.Headers.Values));
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
