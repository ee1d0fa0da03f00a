using System.Globalization;

namespace FlashdutyConsole.Templates.Engine.Patterns;

/// <summary>Sets of characters that have a name: <c>\d</c>, <c>[:alpha:]</c>, <c>\p{Han}</c>.</summary>
internal static class NamedClasses
{
    private static readonly Dictionary<char, (int, int)[]> s_perl = new()
    {
        ['d'] = [('0', '9')],
        ['s'] = [('\t', '\n'), ('\f', '\r'), (' ', ' ')],
        ['w'] = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
    };

    private static readonly Dictionary<string, (int, int)[]> s_posix = new()
    {
        ["alnum"] = [('0', '9'), ('A', 'Z'), ('a', 'z')],
        ["alpha"] = [('A', 'Z'), ('a', 'z')],
        ["ascii"] = [(0, 0x7F)],
        ["blank"] = [('\t', '\t'), (' ', ' ')],
        ["cntrl"] = [(0, 0x1F), (0x7F, 0x7F)],
        ["digit"] = [('0', '9')],
        ["graph"] = [('!', '~')],
        ["lower"] = [('a', 'z')],
        ["print"] = [(' ', '~')],
        ["punct"] = [('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        ["space"] = [('\t', '\r'), (' ', ' ')],
        ["upper"] = [('A', 'Z')],
        ["word"] = [('0', '9'), ('A', 'Z'), ('a', 'z'), ('_', '_')],
        ["xdigit"] = [('0', '9'), ('A', 'F'), ('a', 'f')],
    };

    private static readonly string[] s_categories =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
        "Sc", "Sk", "So", "Cn",
    ];

    // The scripts people meet; Unicode's Scripts.txt knows more.
    private static readonly Dictionary<string, (int, int)[]> s_scripts = new()
    {
        ["Any"] = [(0, 0x10FFFF)],
        ["Han"] =
        [
            (0x2E80, 0x2E99), (0x2E9B, 0x2EF3), (0x2F00, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x4DBF),
            (0x4E00, 0x9FFF), (0xF900, 0xFA6D), (0xFA70, 0xFAD9), (0x16FE2, 0x16FE3), (0x16FF0, 0x16FF1), (0x20000, 0x2A6DF), (0x2A700, 0x2EBE0), (0x2F800, 0x2FA1D),
            (0x30000, 0x3134A),
        ],
        ["Hiragana"] = [(0x3041, 0x3096), (0x309D, 0x309F), (0x1B001, 0x1B11E), (0x1B150, 0x1B152), (0x1F200, 0x1F200)],
        ["Katakana"] =
        [
            (0x30A1, 0x30FA), (0x30FD, 0x30FF), (0x31F0, 0x31FF), (0x32D0, 0x32FE), (0x3300, 0x3357), (0xFF66, 0xFF6F), (0xFF71, 0xFF9D), (0x1B000, 0x1B000),
            (0x1B164, 0x1B167),
        ],
        ["Bopomofo"] = [(0x02EA, 0x02EB), (0x3105, 0x312F), (0x31A0, 0x31BF)],
        ["Hangul"] =
        [
            (0x1100, 0x11FF), (0x302E, 0x302F), (0x3131, 0x318E), (0x3200, 0x321E), (0x3260, 0x327E), (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xD7B0, 0xD7C6),
            (0xD7CB, 0xD7FB), (0xFFA0, 0xFFBE), (0xFFC2, 0xFFC7), (0xFFCA, 0xFFCF), (0xFFD2, 0xFFD7), (0xFFDA, 0xFFDC),
        ],
        ["Latin"] =
        [
            ('A', 'Z'), ('a', 'z'), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2B8), (0x2E0, 0x2E4), (0x1D00, 0x1D25), (0x1D2C, 0x1D5C),
            (0x1D62, 0x1D65), (0x1D6B, 0x1D77), (0x1D79, 0x1DBE), (0x1E00, 0x1EFF), (0x2071, 0x2071), (0x207F, 0x207F), (0x2090, 0x209C), (0x212A, 0x212B),
            (0x2132, 0x2132), (0x214E, 0x214E), (0x2160, 0x2188), (0x2C60, 0x2C7F), (0xA722, 0xA787), (0xA78B, 0xA7BF), (0xA7C2, 0xA7CA), (0xA7F5, 0xA7FF),
            (0xAB30, 0xAB5A), (0xAB5C, 0xAB64), (0xAB66, 0xAB69), (0xFB00, 0xFB06), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A),
        ],
        ["Greek"] =
        [
            (0x370, 0x373), (0x375, 0x377), (0x37A, 0x37D), (0x37F, 0x37F), (0x384, 0x384), (0x386, 0x386), (0x388, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1),
            (0x3A3, 0x3E1), (0x3F0, 0x3FF), (0x1D26, 0x1D2A), (0x1F00, 0x1FFE), (0x2126, 0x2126),
        ],
        ["Cyrillic"] = [(0x400, 0x484), (0x487, 0x52F), (0x1C80, 0x1C88), (0x1D2B, 0x1D2B), (0x1D78, 0x1D78), (0x2DE0, 0x2DFF), (0xA640, 0xA69F), (0xFE2E, 0xFE2F)],
        ["Armenian"] = [(0x531, 0x556), (0x559, 0x58A), (0x58D, 0x58F), (0xFB13, 0xFB17)],
        ["Hebrew"] = [(0x591, 0x5C7), (0x5D0, 0x5EA), (0x5EF, 0x5F4), (0xFB1D, 0xFB4F)],
        ["Arabic"] =
        [
            (0x600, 0x604), (0x606, 0x60B), (0x60D, 0x61A), (0x61C, 0x61E), (0x620, 0x63F), (0x641, 0x64A), (0x656, 0x66F), (0x671, 0x6DC), (0x6DE, 0x6FF),
            (0x750, 0x77F), (0x8A0, 0x8E1), (0x8E3, 0x8FF), (0xFB50, 0xFDFD), (0xFE70, 0xFEFC),
        ],
        ["Devanagari"] = [(0x900, 0x950), (0x955, 0x963), (0x966, 0x97F), (0xA8E0, 0xA8FF)],
        ["Thai"] = [(0xE01, 0xE3A), (0xE40, 0xE5B)],
        ["Georgian"] = [(0x10A0, 0x10FA), (0x10FC, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2D)],
        ["Khmer"] = [(0x1780, 0x17F9), (0x19E0, 0x19FF)],
        ["Mongolian"] = [(0x1800, 0x1801), (0x1804, 0x1804), (0x1806, 0x180E), (0x1810, 0x1878), (0x1880, 0x18AA)],
        ["Tibetan"] = [(0xF00, 0xFD4), (0xFD9, 0xFDA)],
    };

    /// <summary><c>\d</c>, <c>\s</c>, <c>\w</c> and, in capitals, all else; null for other letters.</summary>
    public static RuneClass? Perl(char letter, bool folds = false) =>
        s_perl.TryGetValue(char.ToLowerInvariant(letter), out var ranges) ? Of(ranges, char.IsAsciiLetterUpper(letter), folds) : null;

    /// <summary><c>alpha</c>, or <c>^alpha</c>; null for other names.</summary>
    public static RuneClass? Posix(string name, bool folds)
    {
        var negated = name.StartsWith('^');
        return s_posix.TryGetValue(negated ? name[1..] : name, out var ranges) ? Of(ranges, negated, folds) : null;
    }

    /// <summary>A Unicode category or script; null for other names.</summary>
    public static RuneClass? Unicode(string name, bool negated, bool folds)
    {
        if (s_scripts.TryGetValue(name, out var ranges))
        {
            return Of(ranges, negated, folds);
        }

        var set = new RuneClass { IsNegated = negated, Folds = folds };
        var any = false;
        for (var i = 0; i < s_categories.Length - 1; i++)
        {
            if (s_categories[i] == name || (name.Length == 1 && s_categories[i][0] == name[0]))
            {
                set.Add((UnicodeCategory)i);
                any = true;
            }
        }

        return any ? set.Freeze() : null;
    }

    private static RuneClass Of((int Low, int High)[] ranges, bool negated, bool folds)
    {
        var set = new RuneClass { IsNegated = negated, Folds = folds };
        Array.ForEach(ranges, range => set.Add(range.Low, range.High));
        return set.Freeze();
    }
}
