using System.Text.Json;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>
/// Addresses under /sandbox/ for a driver in another process: what the state object offers in this one. They are no part
/// of WeCom; a wrong request is answered with HTTP 400 and the name of what is wrong.
/// </summary>
internal sealed class DriverCalls(SandboxWeCom weCom)
{
    private readonly AdminCalls _admin = new(weCom);

    public async ValueTask<WireReply> RunAsync(WireCall call, CancellationToken cancellationToken)
    {
        switch (call.Method, call.Path)
        {
            case ("GET", "/sandbox/state"):
                return DriverState.Write(weCom);
            case ("GET", "/sandbox/calls"):
                return DriverState.WriteCalls(weCom);
            case ("GET", "/sandbox/switches"):
                return DriverSwitches.Write(weCom.Switches);
            case ("GET", _) when LogoCalls.Draw(call.Path) is { } logo:
                return logo;
            case ("GET", AdminCalls.ProofPath):
                return _admin.Proof();
        }

        if (call.ReadJson(out var root) != WireCode.Ok)
        {
            return Wrong("body");
        }

        return call.Path switch
        {
            _ when call.Path.StartsWith(AdminCalls.Prefix, StringComparison.Ordinal) => await _admin.RunAsync(call.Path, root, cancellationToken),
            "/sandbox/press" => await PressAsync(root, cancellationToken),
            "/sandbox/text" => await TextAsync(root, cancellationToken),
            "/sandbox/member" => await MemberAsync(root, cancellationToken),
            "/sandbox/callback" => await CallbackAsync(root, cancellationToken),
            "/sandbox/inject" => Inject(root),
            "/sandbox/switches" => DriverSwitches.Set(weCom.Switches, root) is { } wrong ? Wrong(wrong) : DriverSwitches.Write(weCom.Switches),
            "/sandbox/app" => ChangeApp(root),
            "/sandbox/revoke" => Revoke(root),
            "/sandbox/release" => Release(),
            _ => WireReply.Raw(404, "application/json", "{}"),
        };
    }

    private static WireReply Wrong(string what) => WireReply.Raw(400, "application/json", JsonSerializer.Serialize(new { wrong = what }));

    private static WireReply Done() => WireReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteEndObject();
    });

    private async Task<WireReply> PressAsync(JsonElement root, CancellationToken cancellationToken)
    {
        if (!root.TryText("user_id", out var userId) || userId is null)
        {
            return Wrong("user_id");
        }

        if (!root.TryText("msg_id", out var msgId) || msgId is null)
        {
            return Wrong("msg_id");
        }

        if (!root.TryText("key", out var key) || key is null)
        {
            return Wrong("key");
        }

        var menu = root.TryGetProperty("menu", out var flag) && flag.ValueKind == JsonValueKind.True;
        var outcome = menu
            ? await weCom.PressMenuAsync(userId, msgId, key, cancellationToken: cancellationToken)
            : await weCom.PressButtonAsync(userId, msgId, key, cancellationToken: cancellationToken);
        return DriverState.Write(outcome, weCom.FindMessage(userId, msgId));
    }

    private async Task<WireReply> TextAsync(JsonElement root, CancellationToken cancellationToken)
    {
        if (FindApp(root) is not { } app)
        {
            return Wrong("agent_id");
        }

        return root.TryText("user_id", out var userId) && userId is not null && root.TryText("text", out var text) && text is not null
            ? DriverState.Write(await weCom.SendTextAsync(userId, app, text, cancellationToken), null)
            : Wrong("user_id");
    }

    private async Task<WireReply> MemberAsync(JsonElement root, CancellationToken cancellationToken)
    {
        if (FindApp(root) is not { } app)
        {
            return Wrong("agent_id");
        }

        return root.TryText("user_id", out var userId) && userId is not null
            ? DriverState.Write(await weCom.SetEnabledAsync(app, userId, Flag(root, "enabled", true), cancellationToken), null)
            : Wrong("user_id");
    }

    private async Task<WireReply> CallbackAsync(JsonElement root, CancellationToken cancellationToken)
    {
        if (FindApp(root) is not { } app)
        {
            return Wrong("agent_id");
        }

        if (!root.TryText("url", out var url) || !root.TryText("token", out var token) || !root.TryText("aes_key", out var aesKey))
        {
            return Wrong("url");
        }

        var check = await app.SetCallbackAsync(url ?? "", token ?? "", aesKey ?? "", cancellationToken);
        return WireReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("result", check.Result.ToString());
            json.WriteString("detail", check.Detail);
            json.WriteEndObject();
        });
    }

    private WireReply Inject(JsonElement root)
    {
        if (!root.TryText("path", out var path) || string.IsNullOrEmpty(path))
        {
            return Wrong("path");
        }

        if (!root.TryText("kind", out var name) || !Enum.TryParse<FaultKind>(name, ignoreCase: true, out var kind))
        {
            return Wrong("kind");
        }

        if (!root.TryInteger("code", out var code) || !root.TryInteger("wait_ms", out var wait) || !root.TryInteger("agent_id", out var agentId)
            || !root.TryInteger("count", out var count) || count < 1 || !root.TryText("html", out var html))
        {
            return Wrong("code");
        }

        var processed = root.TryGetProperty("processed", out var flag) && flag.ValueKind == JsonValueKind.True;
        var fault = kind switch
        {
            FaultKind.ErrCode => Fault.ErrCode(code ?? WireCode.Busy),
            FaultKind.HttpStatus => Fault.HttpStatus(code ?? 502, html ?? "<html></html>", processed),
            FaultKind.Delay => Fault.Delay(TimeSpan.FromMilliseconds(wait ?? 1000)),
            FaultKind.Hang => Fault.Hang(processed),
            FaultKind.ResetAfterRead => Fault.ResetAfterRead(processed),
            FaultKind.ResetBeforeRead => Fault.ResetBeforeRead(),
            FaultKind.TruncatedJson => Fault.TruncatedJson(processed),
            FaultKind.EmptyObject => Fault.EmptyObject(processed),
            _ => Fault.MissingErrCode(processed),
        };
        weCom.Switches.Inject(path, fault, count ?? 1, agentId);
        return Done();
    }

    private WireReply ChangeApp(JsonElement root)
    {
        if (FindApp(root) is not { } app)
        {
            return Wrong("agent_id");
        }

        if (!root.TryText("trusted_domain", out var domain) || !root.TryTexts("trusted_ips", out var addresses)
            || !root.TryTexts("visible_users", out var users))
        {
            return Wrong("trusted_domain");
        }

        app.TrustedDomain = root.TryGetProperty("trusted_domain", out _) ? domain : app.TrustedDomain;
        app.Enabled = Flag(root, "enabled", app.Enabled);
        app.RootVisible = Flag(root, "root_visible", app.RootVisible);
        if (root.TryGetProperty("visible_users", out _))
        {
            app.VisibleUsers = app.VisibleUsers.Clear().Union(users);
        }

        if (root.TryGetProperty("trusted_ips", out var list))
        {
            app.SetTrustedIpsUnchecked(list.ValueKind == JsonValueKind.Null ? null : addresses);
        }

        return Done();
    }

    private WireReply Revoke(JsonElement root)
    {
        if (FindApp(root) is not { } app)
        {
            return Wrong("agent_id");
        }

        if (Flag(root, "expired", false))
        {
            app.ExpireTokens();
        }
        else
        {
            app.RevokeTokens();
        }

        return Done();
    }

    private WireReply Release()
    {
        weCom.Switches.ClearFaults();
        weCom.Switches.ReleaseHangs();
        return Done();
    }

    private static bool Flag(JsonElement root, string name, bool otherwise) =>
        root.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.True : otherwise;

    /// <summary>Without agent_id the first app of the first company.</summary>
    private SandboxApp? FindApp(JsonElement root) =>
        !root.TryInteger("agent_id", out var agentId) ? null
        : agentId is { } id ? weCom.FirstCorp.FindApp(id)
        : weCom.FirstCorp.Apps.Count > 0 ? weCom.FirstCorp.Apps[0] : null;
}
