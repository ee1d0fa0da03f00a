using System.Security.Cryptography;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Json;
using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;
using static FlashdutyConsole.Templates.Engine.Functions.StringFunctions;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>JSON, base64, checksums and versions.</summary>
internal static class EncodingFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("toJson", "value any", (c, a) => OrNothing(() => JsonWriter.Write(c.Budget, a[0])), "{{toJson .Labels}}", "{\"env\":\"prod\",\"resource\":\"db-1\"}"),
        Of("mustToJson", "value any", (c, a) => JsonWriter.Write(c.Budget, a[0]), "{{mustToJson (list 1 \"a\")}}", "[1,\"a\"]"),
        Of("toPrettyJson", "value any", (c, a) => OrNothing(() => Pretty(c, a[0], 0)), "{{toPrettyJson (dict \"a\" 1)}}", "{\n  \"a\": 1\n}"),
        Of("mustToPrettyJson", "value any", (c, a) => JsonWriter.Write(c.Budget, a[0], isPretty: true), "{{mustToPrettyJson (list)}}", "[]"),
        Of("toRawJson", "value any", (c, a) => JsonWriter.Write(c.Budget, a[0], isRaw: true), "{{toRawJson \"<b>\"}}", "\"<b>\""),
        Of("mustToRawJson", "value any", (c, a) => JsonWriter.Write(c.Budget, a[0], isRaw: true), "{{mustToRawJson \"<b>\"}}", "\"<b>\""),
        Of("fromJson", "json string", (c, a) => Read(c, T(a, 0), must: false), "{{(fromJson \"{\\\"n\\\":1.5}\").n}}", "1.5"),
        Of("mustFromJson", "json string", (c, a) => Read(c, T(a, 0), must: true), "{{index (mustFromJson \"[1,2]\") 1}}", "2"),
        Of("jsonGet", "json string, path string", (c, a) => Get(c, T(a, 0), T(a, 1)), "{{jsonGet \"{\\\"a\\\":[{\\\"b\\\":5}]}\" \"a.0.b\"}}", "5"),
        Of("b64enc", "text string", (_, a) => Convert.ToBase64String(GoText.ToBytes(T(a, 0))), "{{b64enc \"abc\"}}", "YWJj"),
        Of("b64dec", "text string", (_, a) => BaseText.Decode64(T(a, 0)), "{{b64dec \"YWJj\"}}", "abc"),
        Of("b32enc", "text string", (_, a) => BaseText.Encode32(GoText.ToBytes(T(a, 0))), "{{b32enc \"abc\"}}", "MFRGG==="),
        Of("b32dec", "text string", (_, a) => BaseText.Decode32(T(a, 0)), "{{b32dec \"MFRGG===\"}}", "abc"),
        Of("sha1sum", "text string", (_, a) => Convert.ToHexStringLower(SHA1.HashData(GoText.ToBytes(T(a, 0)))), "{{sha1sum \"a\" | trunc 8}}", "86f7e437"),
        Of("sha256sum", "text string", (_, a) => Convert.ToHexStringLower(SHA256.HashData(GoText.ToBytes(T(a, 0)))), "{{sha256sum \"a\" | trunc 8}}", "ca978112"),
        Of("sha512sum", "text string", (_, a) => Convert.ToHexStringLower(SHA512.HashData(GoText.ToBytes(T(a, 0)))), "{{sha512sum \"a\" | trunc 8}}", "1f40fc92"),
        Of("adler32sum", "text string", (_, a) => Adler(GoText.ToBytes(T(a, 0))), "{{adler32sum \"abc\"}}", "38600999"),
        Of("semver", "version string", (_, a) => Version(T(a, 0)), "{{(semver \"v1.2.3\").Minor}}", "2"),
        Of("semverCompare", "constraint string, version string", (_, a) => GoValue.Box(VersionConstraint.Parse(T(a, 0)).Holds(Version(T(a, 1)))), "{{semverCompare \"^1.2\" \"1.4.0\"}}", "true"),
    ];

    private static string OrNothing(Func<string> write)
    {
        try
        {
            return write();
        }
        catch (FunctionException)
        {
            return "";
        }
    }

    // Text is taken for JSON where it is some.
    private static string Pretty(RenderContext context, object? value, int depth)
    {
        if (value is not string text || depth > 100)
        {
            return JsonWriter.Write(context.Budget, value, isPretty: true);
        }

        try
        {
            return Pretty(context, JsonText.Read(text, integers: false), depth + 1);
        }
        catch (FormatException)
        {
            return text;
        }
    }

    private static object? Read(RenderContext context, string json, bool must)
    {
        context.Budget.Step(json.Length / 8);
        context.Budget.Make(json.Length * 2L);
        try
        {
            return JsonText.Read(json, integers: false);
        }
        catch (FormatException broken)
        {
            return must ? throw new FunctionException(broken.Message) : null;
        }
    }

    private static string Get(RenderContext context, string json, string path)
    {
        context.Budget.Step((json.Length / 4) + (path.Length * 16));
        context.Budget.Make(json.Length * 2L);
        try
        {
            return JsonPath.Get(json, path);
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private static string Adler(byte[] bytes)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in bytes)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return Cast.Number((b << 16) | a);
    }

    private static SemanticVersion Version(string text) => SemanticVersion.Parse(text) ?? throw new FunctionException("Invalid Semantic Version");
}
