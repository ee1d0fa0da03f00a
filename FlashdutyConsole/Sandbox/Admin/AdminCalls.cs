using System.Text.Json;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>
/// The admin console for a driver in another process: POST /sandbox/admin/{command}. A refusal is an answer like any other,
/// HTTP 200 with its name, number and detail; only a request that cannot be read is HTTP 400 with the name of what is wrong.
/// </summary>
internal sealed class AdminCalls(SandboxWeCom weCom)
{
    public const string Prefix = "/sandbox/admin/";
    public const string ProofPath = Prefix + "proof";

    private AdminConsole Console => weCom.Admin;

    /// <summary>The file that proves domains of the first company.</summary>
    public WireReply Proof() => WireReply.Json(json =>
    {
        var proof = Console.ProofOf(weCom.FirstCorp);
        json.WriteStartObject();
        json.WriteString("corp_id", weCom.FirstCorp.CorpId);
        json.WriteString("file", proof.FileName);
        json.WriteString("code", proof.Code);
        json.WriteEndObject();
    });

    public async Task<WireReply> RunAsync(string path, JsonElement root, CancellationToken cancellationToken)
    {
        var command = path[Prefix.Length..];
        if (command == "create")
        {
            return Create(root);
        }

        if (!root.TryInteger("agent_id", out var agentId) || agentId is not { } id || weCom.FirstCorp.FindApp(id) is not { } app)
        {
            return Wrong("agent_id");
        }

        return command switch
        {
            "describe" => TryTexts(root, out var name, "name", out var description, "description") && TryLogo(root, out var logo)
                ? Answer(Console.Describe(app, name, description, logo))
                : Wrong("name"),
            "visibility" => TryVisibility(root, out var visibility) ? Answer(Console.SetVisibility(app, visibility)) : Wrong("users"),
            "enable" => root.TryGetProperty("enabled", out var flag) && flag.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? Answer(Console.Enable(app, flag.ValueKind == JsonValueKind.True))
                : Wrong("enabled"),
            "reset_secret" => Answer(Console.ResetSecret(app), app),
            "delete" => Answer(Console.Delete(app)),
            "trusted_domain" => root.TryText("domain", out var domain)
                ? Answer(string.IsNullOrEmpty(domain) ? Console.ClearTrustedDomain(app) : await Console.SetTrustedDomainAsync(app, domain, cancellationToken))
                : Wrong("domain"),
            "callback" => TryTexts(root, out var url, "url", out var token, "token") && root.TryText("aes_key", out var aesKey)
                ? url.Length == 0 ? Answer(Console.ClearCallback(app)) : Answer(await Console.SetCallbackAsync(app, url, token, aesKey ?? "", cancellationToken))
                : Wrong("url"),
            "trusted_ips" => root.TryText("addresses", out var addresses) ? Answer(Console.SetTrustedIps(app, addresses ?? "")) : Wrong("addresses"),
            "homepage" => root.TryText("url", out var homepage) ? Answer(Console.SetHomepage(app, homepage ?? "")) : Wrong("url"),
            _ => WireReply.Raw(404, "application/json", "{}"),
        };
    }

    private static WireReply Wrong(string what) => WireReply.Raw(400, "application/json", JsonSerializer.Serialize(new { wrong = what }));

    private static WireReply Answer(AdminOutcome outcome, SandboxApp? app = null) =>
        Answer(outcome.IsDone ? "Done" : outcome.Refusal.ToString(), outcome.Code, outcome.Detail, outcome.IsDone ? app : null);

    private static WireReply Answer(CallbackCheck check) =>
        Answer(check.IsSaved ? "Done" : check.Result.ToString(), check.IsSaved ? 0 : AdminRules.CallbackCheckFailed, check.Detail, null);

    private static WireReply Answer(string result, int code, string detail, SandboxApp? app) => WireReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("result", result);
        json.WriteNumber("code", code);
        json.WriteString("detail", detail);
        if (app is not null)
        {
            json.WriteNumber("agent_id", app.AgentId);

            // The driver plays the administrator, who may look at the Secret.
            json.WriteString("secret", app.Secret);
        }

        json.WriteEndObject();
    });

    private static bool TryTexts(JsonElement root, out string one, string oneName, out string other, string otherName)
    {
        var good = root.TryText(oneName, out var first) & root.TryText(otherName, out var second);
        one = first ?? "";
        other = second ?? "";
        return good;
    }

    private static bool TryLogo(JsonElement root, out AppLogo logo)
    {
        logo = AppLogo.Blue;
        return root.TryText("logo", out var name) && (name is null || (Enum.TryParse(name, ignoreCase: true, out logo) && Enum.IsDefined(logo)));
    }

    private static bool TryVisibility(JsonElement root, out AppVisibility visibility)
    {
        var good = root.TryTexts("users", out var users) & root.TryIntegers("departments", out var departments);
        visibility = new AppVisibility(users, departments);
        return good;
    }

    private WireReply Create(JsonElement root)
    {
        if (!TryTexts(root, out var name, "name", out var description, "description") || !TryLogo(root, out var logo))
        {
            return Wrong("name");
        }

        if (!TryVisibility(root, out var visibility))
        {
            return Wrong("users");
        }

        var (outcome, app) = Console.CreateApp(weCom.FirstCorp, new AppDraft(name, visibility) { Description = description, Logo = logo });
        return Answer(outcome, app);
    }
}
