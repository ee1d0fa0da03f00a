using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Syntax;
using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;
using static FlashdutyConsole.Templates.Engine.Functions.StringFunctions;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Web addresses and paths.</summary>
internal static class AddressFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("urlParse", "address string", (_, a) => Parse(T(a, 0)), "{{(urlParse \"http://h:80/p?q=1\").hostname}}", "h"),
        Of("urlJoin", "parts map", (_, a) => Join((GoMap?)a[0] ?? new GoMap()), "{{urlJoin (dict \"scheme\" \"https\" \"host\" \"h\" \"path\" \"/p\")}}", "https://h/p"),
        Of("urlEncode", "address string", (_, a) => Encode(T(a, 0)), "{{urlEncode \"https://h/?q=a b\"}}", "https://h/?q=a+b"),
        Of("urlDecode", "address string", (_, a) => Decode(T(a, 0)), "{{urlDecode \"https://h/?q=a%2Fb\"}}", "https://h/?q=a/b"),
        Of("pathEscape", "text string", (_, a) => GoAddress.Escape(T(a, 0), AddressPart.PathSegment), "{{pathEscape \"a/b c\"}}", "a%2Fb%20c"),
        Of("pathUnescape", "text string", (_, a) => Unescaped(T(a, 0), AddressPart.PathSegment) ?? T(a, 0), "{{pathUnescape \"a%2Fb\"}}", "a/b"),
        .. Both("base", "path string", (_, a) => Base(T(a, 0)), "{{base \"/var/log/a.log\"}}", "a.log"),
        .. Both("dir", "path string", (_, a) => Dir(T(a, 0)), "{{dir \"/var/log/a.log\"}}", "/var/log"),
        .. Both("clean", "path string", (_, a) => Clean(T(a, 0)), "{{clean \"/a/./b/../c\"}}", "/a/c"),
        .. Both("ext", "path string", (_, a) => Extension(T(a, 0)), "{{ext \"/var/log/a.log\"}}", ".log"),
        .. Both("isAbs", "path string", (_, a) => GoValue.Box(T(a, 0).StartsWith('/')), "{{isAbs \"/var\"}}", "true"),
    ];

    // The paths of the system are those of the web here.
    private static FunctionDefinition[] Both(string name, string signature, Func<RenderContext, object?[], object?> run, string example, string result)
    {
        var os = "os" + char.ToUpperInvariant(name[0]) + name[1..];
        return [Of(name, signature, run, example, result), Of(os, signature, run, example.Replace("{{" + name, "{{" + os, StringComparison.Ordinal), result)];
    }

    private static GoMap Parse(string text)
    {
        var address = GoAddress.Parse(text, out var error) ?? throw new FunctionException($"failed to parse URL: {error}");
        var map = new GoMap();
        map.Set("scheme", address.Scheme);
        map.Set("host", address.Host);
        map.Set("hostname", address.HostName);
        map.Set("path", address.Path);
        map.Set("query", address.Query);
        map.Set("opaque", address.Opaque);
        map.Set("fragment", address.Fragment);
        map.Set("userinfo", address.UserText);
        return map;
    }

    private static string Join(GoMap parts)
    {
        var address = new GoAddress
        {
            Scheme = Part(parts, "scheme"),
            Host = Part(parts, "host"),
            Path = Part(parts, "path"),
            Query = Part(parts, "query"),
            Opaque = Part(parts, "opaque"),
            Fragment = Part(parts, "fragment"),
        };
        var user = Part(parts, "userinfo");
        if (user.Length > 0)
        {
            address.User = (GoAddress.Parse($"proto://{user}@host", out var error) ?? throw new FunctionException($"failed to parse userinfo in dict: {error}")).User;
        }

        return address.ToString();
    }

    private static string Part(GoMap parts, string key)
    {
        if (!parts.TryGet(key, out var value))
        {
            return "";
        }

        return GoValue.TextOf(value) ?? throw new FunctionException($"failed to parse key {GoQuote.Quote(key)}: expected string type, got {GoValue.KindName(value)}");
    }

    private static string Encode(string text)
    {
        if (GoAddress.Parse(text, out _) is not { } address)
        {
            return GoAddress.Escape(text, AddressPart.QueryComponent);
        }

        address.Query = GoAddress.SortQuery(address.Query) ?? address.Query;
        return address.ToString();
    }

    private static string Decode(string text)
    {
        if (GoAddress.Parse(text, out _) is not { } address)
        {
            return Unescaped(text, AddressPart.QueryComponent) ?? text;
        }

        address.Path = Unescaped(address.Path, AddressPart.PathSegment) ?? address.Path;
        address.Query = Unescaped(address.Query, AddressPart.QueryComponent) ?? address.Query;
        return address.ToString();
    }

    private static string? Unescaped(string text, AddressPart part)
    {
        try
        {
            return GoAddress.Unescape(text, part);
        }
        catch (FunctionException)
        {
            return null;
        }
    }

    private static string Base(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    private static string Dir(string path) => Clean(path[..(path.LastIndexOf('/') + 1)]);

    private static string Extension(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') ? path[dot..] : "";
    }

    private static string Clean(string path)
    {
        var isRooted = path.StartsWith('/');
        var kept = new List<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != ".." || (!isRooted && (kept.Count == 0 || kept[^1] == "..")))
            {
                kept.Add(part);
            }
            else if (kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }

        var clean = (isRooted ? "/" : "") + string.Join('/', kept);
        return clean.Length == 0 ? "." : clean;
    }
}
