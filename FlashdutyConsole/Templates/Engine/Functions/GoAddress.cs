using System.Globalization;
using System.Text;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Syntax;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Web addresses as Go's net/url reads, escapes and writes them.</summary>
internal sealed class GoAddress
{
    private const string Hex = "0123456789ABCDEF";

    private bool _omitsHost;
    private bool _hasBareQuery;
    private string _rawPath = "";
    private string _rawFragment = "";

    public string Scheme { get; set; } = "";

    public string Opaque { get; set; } = "";

    public (string Name, string? Password)? User { get; set; }

    public string Host { get; set; } = "";

    public string Path { get; set; } = "";

    public string Query { get; set; } = "";

    public string Fragment { get; set; } = "";

    /// <summary>The user's part, escaped.</summary>
    public string UserText => User is not { } user ? ""
        : Escape(user.Name, AddressPart.UserPassword) + (user.Password is null ? "" : ":" + Escape(user.Password, AddressPart.UserPassword));

    public string HostName
    {
        get
        {
            var colon = Host.LastIndexOf(':');
            var host = colon >= 0 && Host.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9') is false ? Host[..colon] : Host;
            return host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        }
    }

    /// <summary>Reads one; null and what is wrong when it is none.</summary>
    public static GoAddress? Parse(string text, out string error)
    {
        error = "";
        try
        {
            var (body, fragment) = Cut(text, '#');
            var address = new GoAddress();
            address.Read(body);
            address.Fragment = Unescape(fragment, AddressPart.Fragment);
            address._rawFragment = Escape(address.Fragment, AddressPart.Fragment) == fragment ? "" : fragment;
            return address;
        }
        catch (FunctionException broken)
        {
            error = $"parse {GoQuote.Quote(text)}: {broken.Message}";
            return null;
        }
    }

    public static string Escape(string text, AddressPart part)
    {
        var bytes = GoText.ToBytes(text);
        if (!bytes.Any(value => MustEscape(value, part)))
        {
            return text;
        }

        var escaped = new StringBuilder(bytes.Length + 16);
        foreach (var value in bytes)
        {
            _ = value == ' ' && part == AddressPart.QueryComponent ? escaped.Append('+')
                : MustEscape(value, part) ? escaped.Append('%').Append(Hex[value >> 4]).Append(Hex[value & 15])
                : escaped.Append((char)value);
        }

        return escaped.ToString();
    }

    /// <exception cref="FunctionException">A percent sign without two digits, or a character that may not stand there.</exception>
    public static string Unescape(string text, AddressPart part)
    {
        var isHost = part is AddressPart.Host or AddressPart.Zone;
        if (!isHost && !text.Contains('%', StringComparison.Ordinal) && (part != AddressPart.QueryComponent || !text.Contains('+', StringComparison.Ordinal)))
        {
            return text;
        }

        var bytes = GoText.ToBytes(text);
        var plain = new List<byte>(bytes.Length);
        for (var at = 0; at < bytes.Length; at++)
        {
            var value = bytes[at];
            if (value == '%')
            {
                if (at + 2 >= bytes.Length
                    || !byte.TryParse([(char)bytes[at + 1], (char)bytes[at + 2]], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unescaped))
                {
                    throw new FunctionException($"invalid URL escape {GoQuote.Quote(GoText.FromBytes(bytes.AsSpan(at, Math.Min(3, bytes.Length - at))))}");
                }

                // In a host only what is not ASCII may be escaped, and the percent sign of a zone.
                if ((part == AddressPart.Host && unescaped < 0x80 && unescaped != '%')
                    || (part == AddressPart.Zone && unescaped != '%' && unescaped != ' ' && MustEscape(unescaped, AddressPart.Host)))
                {
                    throw new FunctionException($"invalid URL escape \"%{unescaped:X2}\"");
                }

                plain.Add(unescaped);
                at += 2;
            }
            else if (isHost && value < 0x80 && MustEscape(value, part))
            {
                throw new FunctionException($"invalid character {GoQuote.Quote(((char)value).ToString())} in host name");
            }
            else
            {
                plain.Add(value == '+' && part == AddressPart.QueryComponent ? (byte)' ' : value);
            }
        }

        return GoText.FromBytes(plain.ToArray());
    }

    /// <summary>A query with its keys in order and everything escaped anew; null when it cannot be read.</summary>
    public static string? SortQuery(string query)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        try
        {
            foreach (var piece in query.Split('&').Where(piece => piece.Length > 0))
            {
                if (piece.Contains(';', StringComparison.Ordinal))
                {
                    return null;
                }

                var (key, value) = Cut(piece, '=');
                key = Unescape(key, AddressPart.QueryComponent);
                if (!values.TryGetValue(key, out var known))
                {
                    values[key] = known = [];
                }

                known.Add(Unescape(value, AddressPart.QueryComponent));
            }
        }
        catch (FunctionException)
        {
            return null;
        }

        var keys = values.Keys.ToList();
        keys.Sort(GoText.Compare);
        return string.Join('&', keys.SelectMany(key => values[key].Select(value =>
            Escape(key, AddressPart.QueryComponent) + "=" + Escape(value, AddressPart.QueryComponent))));
    }

    public override string ToString()
    {
        var text = new StringBuilder(Scheme.Length > 0 ? Scheme + ":" : "");
        if (Opaque.Length > 0)
        {
            text.Append(Opaque);
        }
        else
        {
            if ((Scheme.Length > 0 || Host.Length > 0 || User is not null) && !(_omitsHost && Host.Length == 0 && User is null))
            {
                text.Append(Host.Length > 0 || Path.Length > 0 || User is not null ? "//" : "");
                text.Append(User is null ? "" : UserText + "@").Append(Escape(Host, AddressPart.Host));
            }

            var path = EscapedPath;
            text.Append(path.Length > 0 && path[0] != '/' && Host.Length > 0 ? "/" : "");
            // Otherwise what stands before the colon would be read as a scheme.
            text.Append(text.Length == 0 && Cut(path, '/').Before.Contains(':', StringComparison.Ordinal) ? "./" : "").Append(path);
        }

        text.Append(_hasBareQuery || Query.Length > 0 ? "?" + Query : "");
        return text.Append(Fragment.Length > 0 ? "#" + EscapedFragment : "").ToString();
    }

    private string EscapedPath => Given(_rawPath, Path, AddressPart.Path) ?? (Path == "*" ? "*" : Escape(Path, AddressPart.Path));

    private string EscapedFragment => Given(_rawFragment, Fragment, AddressPart.Fragment) ?? Escape(Fragment, AddressPart.Fragment);

    // As it was given, where that still means the same.
    private static string? Given(string raw, string plain, AddressPart part)
    {
        if (raw.Length == 0 || GoText.ToBytes(raw).Any(value => !"!$&'()*+,;=:@[]%".Contains((char)value, StringComparison.Ordinal) && MustEscape(value, part)))
        {
            return null;
        }

        try
        {
            return Unescape(raw, part) == plain ? raw : null;
        }
        catch (FunctionException)
        {
            return null;
        }
    }

    private void Read(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\0', '\u001f') || text.Contains('\u007f', StringComparison.Ordinal))
        {
            throw new FunctionException("net/url: invalid control character in URL");
        }

        if (text == "*")
        {
            Path = "*";
            return;
        }

        var rest = ReadScheme(text);
        if (rest.EndsWith('?') && rest.AsSpan().Count('?') == 1)
        {
            _hasBareQuery = true;
            rest = rest[..^1];
        }
        else
        {
            (rest, Query) = Cut(rest, '?');
        }

        if (!rest.StartsWith('/'))
        {
            if (Scheme.Length > 0)
            {
                Opaque = rest;
                return;
            }

            if (Cut(rest, '/').Before.Contains(':', StringComparison.Ordinal))
            {
                throw new FunctionException("first path segment in URL cannot contain colon");
            }
        }

        if ((Scheme.Length > 0 || !rest.StartsWith("///", StringComparison.Ordinal)) && rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            ReadAuthority(slash < 0 ? rest[2..] : rest[2..slash]);
            rest = slash < 0 ? "" : rest[slash..];
        }
        else
        {
            _omitsHost = Scheme.Length > 0 && rest.StartsWith('/');
        }

        Path = Unescape(rest, AddressPart.Path);
        _rawPath = Escape(Path, AddressPart.Path) == rest ? "" : rest;
    }

    private string ReadScheme(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == ':')
            {
                Scheme = at > 0 ? text[..at].ToLowerInvariant() : throw new FunctionException("missing protocol scheme");
                return text[(at + 1)..];
            }

            if (!char.IsAsciiLetter(text[at]) && (at == 0 || !(char.IsAsciiDigit(text[at]) || text[at] is '+' or '-' or '.')))
            {
                break;
            }
        }

        return text;
    }

    private void ReadAuthority(string authority)
    {
        var at = authority.LastIndexOf('@');
        Host = ReadHost(authority[(at + 1)..]);
        if (at < 0)
        {
            return;
        }

        var user = authority[..at];
        if (user.Any(letter => !char.IsAsciiLetterOrDigit(letter) && !"-._:~!$&'()*+,;=%@".Contains(letter, StringComparison.Ordinal)))
        {
            throw new FunctionException("net/url: invalid userinfo");
        }

        var (name, password) = Cut(user, ':');
        User = (Unescape(name, AddressPart.UserPassword),
            user.Contains(':', StringComparison.Ordinal) ? Unescape(password, AddressPart.UserPassword) : null);
    }

    private static string ReadHost(string host)
    {
        var bracket = host.StartsWith('[') ? host.LastIndexOf(']') : 0;
        if (bracket < 0)
        {
            throw new FunctionException("missing ']' in host");
        }

        var colon = bracket > 0 ? bracket + 1 : host.LastIndexOf(':');
        var port = colon >= 0 ? host[colon..] : "";
        if (port.Length > 0 && (port[0] != ':' || port.AsSpan(1).ContainsAnyExceptInRange('0', '9')))
        {
            throw new FunctionException($"invalid port {GoQuote.Quote(port)} after host");
        }

        var zone = bracket > 0 ? host[..bracket].IndexOf("%25", StringComparison.Ordinal) : -1;
        return zone < 0
            ? Unescape(host, AddressPart.Host)
            : Unescape(host[..zone], AddressPart.Host) + Unescape(host[zone..bracket], AddressPart.Zone) + Unescape(host[bracket..], AddressPart.Host);
    }

    private static bool MustEscape(byte value, AddressPart part)
    {
        if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
        {
            return false;
        }

        var letter = (char)value;
        return part switch
        {
            AddressPart.Host or AddressPart.Zone => !"!$&'()*+,;=:[]<>\"".Contains(letter, StringComparison.Ordinal),
            AddressPart.Path => !"$&+,/:;=@".Contains(letter, StringComparison.Ordinal),
            AddressPart.PathSegment => !"$&+:=@".Contains(letter, StringComparison.Ordinal),
            AddressPart.UserPassword => !"$&+,;=".Contains(letter, StringComparison.Ordinal),
            AddressPart.Fragment => !"$&+,/:;=?@!()*".Contains(letter, StringComparison.Ordinal),
            _ => true,
        };
    }

    private static (string Before, string After) Cut(string text, char mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
