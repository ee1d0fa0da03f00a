using System.Text;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Names as snake_case, kebab-case and PascalCase. Runs of letters, digits, punctuation and connectors are the words.</summary>
internal static class NameShapes
{
    private enum Word
    {
        None,
        Number,
        Upper,
        Letters,
        Connector,
        Punctuation,
        Other,
    }

    /// <summary>Words in lower case with connectors between.</summary>
    public static string Join(string text, char connector)
    {
        var runes = GoText.Runes(text);
        var to = new StringBuilder(text.Length + 8);
        var at = 0;
        var (kind, word) = Next(runes, ref at);
        while (at < runes.Count)
        {
            if (kind != Word.Connector)
            {
                Write(to, kind, word, connector);
            }

            var (before, last) = (kind, word);
            (kind, word) = Next(runes, ref at);
            switch (before)
            {
                case Word.Number:
                    WhileLettersOrNumbers(runes, ref at, ref kind, ref word, to, connector);
                    Connect(to, kind, connector);
                    break;
                case Word.Connector:
                    Write(to, before, last, connector);
                    break;
                case Word.Punctuation:
                    break;
                default:
                    AfterLetters(runes, ref at, ref kind, ref word, to, connector);
                    break;
            }
        }

        Write(to, kind, word, connector);
        return to.ToString();
    }

    /// <summary>Words in capitals, connectors dropped but for those at the beginning.</summary>
    public static string Pascal(string text)
    {
        var runes = GoText.Runes(text);
        var to = new StringBuilder(text.Length);
        var at = 0;
        while (at < runes.Count && IsConnector(runes[at]))
        {
            to.Append(runes[at++]);
        }

        if (at >= runes.Count)
        {
            return to.ToString();
        }

        var current = LetterCase.Upper(runes[at++]);
        for (; at < runes.Count; at++)
        {
            var previous = current;
            current = runes[at];
            if (IsConnector(current) && IsConnector(previous))
            {
                to.Append(previous);
            }
            else if (IsConnector(previous))
            {
                current = LetterCase.Upper(current);
            }
            else
            {
                to.Append(previous);
            }
        }

        return to.Append(current).ToString();
    }

    // A number after letters belongs to the letters that follow it, if any do.
    private static void AfterLetters(List<Rune> runes, ref int at, ref Word kind, ref List<Rune> word, StringBuilder to, char connector)
    {
        if (kind != Word.Number)
        {
            Connect(to, kind, connector, orNone: true);
            return;
        }

        if (at >= runes.Count)
        {
            return;
        }

        var number = word;
        (kind, word) = Next(runes, ref at);
        if (kind != Word.Letters)
        {
            Write(to, Word.Number, number, connector);
            Connect(to, kind, connector, orNone: true);
            return;
        }

        to.Append(connector);
        Write(to, Word.Number, number, connector);
        WhileLettersOrNumbers(runes, ref at, ref kind, ref word, to, connector);
        Connect(to, kind, connector);
    }

    private static void WhileLettersOrNumbers(List<Rune> runes, ref int at, ref Word kind, ref List<Rune> word, StringBuilder to, char connector)
    {
        while (kind is Word.Letters or Word.Number)
        {
            Write(to, kind, word, connector);
            (kind, word) = Next(runes, ref at);
        }
    }

    private static void Connect(StringBuilder to, Word kind, char connector, bool orNone = false)
    {
        if (kind is not (Word.Connector or Word.Punctuation) && (orNone || kind != Word.None))
        {
            to.Append(connector);
        }
    }

    private static void Write(StringBuilder to, Word kind, List<Rune> word, char connector)
    {
        foreach (var rune in word)
        {
            _ = kind is not (Word.Upper or Word.Connector) ? to.Append(rune)
                : IsConnector(rune) ? to.Append(connector)
                : to.Append(LetterCase.IsUpper(rune) ? LetterCase.Lower(rune) : rune);
        }
    }

    private static (Word Kind, List<Rune> Text) Next(List<Rune> runes, ref int at)
    {
        if (at >= runes.Count)
        {
            return (Word.None, []);
        }

        var start = at;
        var first = runes[at++];
        Word kind;
        if (IsConnector(first))
        {
            kind = Word.Connector;
            Skip(runes, ref at, IsConnector);
        }
        else if (LetterCase.IsPunctuation(first))
        {
            kind = Word.Punctuation;
            Skip(runes, ref at, LetterCase.IsPunctuation);
        }
        else if (LetterCase.IsUpper(first))
        {
            kind = Word.Upper;
            Capitals(runes, ref at);
        }
        else if (LetterCase.IsLetter(first))
        {
            kind = Word.Letters;
            Skip(runes, ref at, rune => LetterCase.IsLetter(rune) && !LetterCase.IsUpper(rune));
        }
        else if (LetterCase.IsNumber(first))
        {
            kind = Word.Number;
            Skip(runes, ref at, LetterCase.IsNumber);
        }
        else
        {
            kind = Word.Other;
            Skip(runes, ref at, rune => !IsConnector(rune) && !LetterCase.IsLetter(rune) && !LetterCase.IsNumber(rune) && !LetterCase.IsPunctuation(rune));
        }

        return (kind, runes.GetRange(start, at - start));
    }

    // "HTTPServer" is HTTP and Server, "Server" is one word.
    private static void Capitals(List<Rune> runes, ref int at)
    {
        if (at >= runes.Count)
        {
            return;
        }

        if (LetterCase.IsUpper(runes[at]))
        {
            Skip(runes, ref at, LetterCase.IsUpper);
            at -= at < runes.Count && LetterCase.IsLetter(runes[at]) ? 1 : 0;
        }
        else if (LetterCase.IsLetter(runes[at]))
        {
            Skip(runes, ref at, rune => LetterCase.IsLetter(rune) && !LetterCase.IsUpper(rune));
        }
    }

    private static void Skip(List<Rune> runes, ref int at, Func<Rune, bool> belongs)
    {
        while (at < runes.Count && belongs(runes[at]))
        {
            at++;
        }
    }

    private static bool IsConnector(Rune rune) => rune.Value is '-' or '_' || LetterCase.IsSpace(rune);
}
