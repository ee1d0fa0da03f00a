using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>A provider that does one thing wrong, at choice; several of them on one port, told apart by the first part of the path.</summary>
internal sealed class RogueProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<string, Sent> _codes = new();

    private RogueProvider(WebApplication app) => _app = app;

    /// <summary>What it does wrong now.</summary>
    public Twist Twist { get; set; }

    /// <summary>Whom it says is there: claims beside those of the protocol.</summary>
    public JsonObject Person { get; set; } = new() { ["sub"] = "rogue", ["email"] = "rogue@example.com", ["email_verified"] = true };

    /// <summary>The error with which it answers instead; null = none.</summary>
    public string? Error { get; set; }

    /// <summary>What the last exchange of a code proved to have.</summary>
    public string? Verifier { get; private set; }

    /// <summary>The issuer of one of its names.</summary>
    public string Issuer(string name = "one") => _app.Urls.First().TrimEnd('/') + "/" + name;

    /// <summary>Starts it.</summary>
    /// <param name="address">Where it is to listen; null = on a free port.</param>
    public static async Task<RogueProvider> StartAsync(Uri? address = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address?.AbsoluteUri ?? "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var rogue = new RogueProvider(app);
        app.MapGet("/{name}/.well-known/openid-configuration", rogue.Metadata);
        app.MapGet("/{name}/keys", () => new { keys = new[] { rogue.Key() } });
        app.MapGet("/{name}/authorize", rogue.Authorize);
        app.MapPost("/{name}/token", rogue.TokenAsync);
        app.MapGet("/{name}/userinfo", rogue.UserInfo);
        await app.StartAsync();
        return rogue;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _otherKey.Dispose();
    }

    private IResult Metadata(string name)
    {
        if (Twist == Twist.MetadataIsAPage)
        {
            return Results.Content("<!doctype html><title>Welcome</title>", "text/html");
        }

        var issuer = Issuer(name);
        return Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Twist == Twist.MetadataOfAnother ? Issuer("another") : issuer,
            ["authorization_endpoint"] = issuer + "/authorize",
            ["token_endpoint"] = issuer + "/token",
            ["userinfo_endpoint"] = issuer + "/userinfo",
            ["jwks_uri"] = issuer + "/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "ES256" },
            ["code_challenge_methods_supported"] = Twist == Twist.PlainChallengeOnly ? ["plain"] : new[] { "S256" },
        });
    }

    private object Key()
    {
        var point = _key.ExportParameters(false).Q;
        return new { kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid = "1", x = WebEncoders.Base64UrlEncode(point.X!), y = WebEncoders.Base64UrlEncode(point.Y!) };
    }

    private IResult Authorize(string name, HttpRequest request)
    {
        var query = request.Query;
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = new Sent(query["nonce"]!, query["code_challenge"]!, query["client_id"]!);
        var answer = new Dictionary<string, string?> { ["state"] = query["state"] };
        if (Error is not null)
        {
            answer["error"] = Error;
            answer["error_description"] = "first line\nsecond line <script>";
        }
        else
        {
            answer["code"] = code;
        }

        if (Twist == Twist.AnswerOfAnother)
        {
            answer["iss"] = Issuer("another");
        }

        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"]!, answer));
    }

    private async Task<IResult> TokenAsync(string name, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!_codes.TryRemove(form["code"].ToString(), out var sent))
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        Verifier = form["code_verifier"];
        var proof = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier ?? "")));
        return proof != sent.Challenge && Twist != Twist.AsksNoVerifier
            ? Results.Json(new { error = "invalid_grant" }, statusCode: 400)
            : Results.Json(new { access_token = "access", token_type = "Bearer", expires_in = 60, id_token = Sign(name, sent) });
    }

    private IResult UserInfo(string name)
    {
        var info = (JsonObject)Person.DeepClone();
        if (Twist == Twist.InfoOfAnother)
        {
            info["sub"] = "another";
        }

        return Results.Json(info);
    }

    private string Sign(string name, Sent sent)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Twist == Twist.WrongIssuer ? Issuer("another") : Issuer(name),
            ["aud"] = Twist == Twist.WrongAudience ? "another-console" : sent.Client,
            ["nonce"] = Twist == Twist.WrongNonce ? "made-up" : sent.Nonce,
            ["iat"] = now,
            ["exp"] = Twist == Twist.Expired ? now - 3600 : now + 300,
        };
        if (Twist == Twist.NotYetValid)
        {
            claims["nbf"] = now + 3600;
            claims["exp"] = now + 7200;
        }

        foreach (var (claim, value) in Person)
        {
            claims[claim] = value?.DeepClone();
        }

        if (Twist == Twist.NoNonce)
        {
            claims.Remove("nonce");
        }

        var algorithm = Twist switch { Twist.NoSignature => "none", Twist.SecretSignature => "HS256", _ => "ES256" };
        var text = Part(new { alg = algorithm, kid = "1", typ = "JWT" }) + "." + Part(claims);
        var bytes = Encoding.ASCII.GetBytes(text);
        return text + "." + Twist switch
        {
            Twist.NoSignature or Twist.StrippedSignature => "",
            Twist.SecretSignature => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(Encoding.ASCII.GetBytes(SingleSignOnBench.ClientSecret), bytes)),
            Twist.WrongSignature => WebEncoders.Base64UrlEncode(_otherKey.SignData(bytes, HashAlgorithmName.SHA256)),
            _ => WebEncoders.Base64UrlEncode(_key.SignData(bytes, HashAlgorithmName.SHA256)),
        };
    }

    private static string Part(object value) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(value));

    private sealed record Sent(string Nonce, string Challenge, string Client);
}
