using System.Text;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Base 64 and base 32 with Go's words for what is wrong, which sprig returns instead of the text.</summary>
internal static class BaseText
{
    private const string Alphabet32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Alphabet64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static string Decode64(string text) => Decode(text, Alphabet64, 6, 4);

    public static string Decode32(string text)
    {
        var letters = GoText.ToBytes(text).Where(letter => letter is not ((byte)'\r' or (byte)'\n')).ToArray();
        var bytes = new List<byte>(letters.Length * 5 / 8);
        for (var start = 0; start < letters.Length; start += 8)
        {
            var (bits, count) = (0L, 0);
            while (count < 8 && start + count < letters.Length && Alphabet32.IndexOf((char)letters[start + count], StringComparison.Ordinal) is >= 0 and var worth)
            {
                bits = (bits << 5) | (uint)worth;
                count++;
            }

            if (count < 8 && Fault32(letters, start, count) is { } fault)
            {
                return $"illegal base32 data at input byte {fault}";
            }

            bits <<= (8 - count) * 5;
            for (var i = 0; i < count * 5 / 8; i++)
            {
                bytes.Add((byte)(bits >> (32 - (8 * i))));
            }

            if (count < 8)
            {
                break;
            }
        }

        return GoText.FromBytes(bytes.ToArray());
    }

    public static string Encode32(byte[] bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 / 5) + 8);
        var (bits, count) = (0, 0);
        foreach (var value in bytes)
        {
            bits = ((bits << 8) | value) & 0xFFFF;
            for (count += 8; count >= 5; count -= 5)
            {
                text.Append(Alphabet32[(bits >> (count - 5)) & 31]);
            }
        }

        if (count > 0)
        {
            text.Append(Alphabet32[(bits << (5 - count)) & 31]);
        }

        return text.Append('=', (8 - (text.Length % 8)) % 8).ToString();
    }

    // Where a group of 32 that is not full is wrong; null when it is filled up rightly. Line ends do not count.
    private static int? Fault32(byte[] letters, int start, int count)
    {
        var at = start + count;
        if (at >= letters.Length)
        {
            return start;
        }

        var rest = letters.Length - at - 1;
        if (letters[at] != '=' || count < 2 || rest >= 8)
        {
            return at;
        }

        if (rest + count < 7)
        {
            return letters.Length;
        }

        for (var i = 0; i < 7 - count && i < rest; i++)
        {
            if (letters[at + 1 + i] != '=')
            {
                return at + i;
            }
        }

        return count is 3 or 6 ? at : null;
    }

    // Line ends are passed over; letters come in groups, the last filled up with equal signs.
    private static string Decode(string text, string alphabet, int width, int group)
    {
        var letters = GoText.ToBytes(text);
        var places = Enumerable.Range(0, letters.Length).Where(at => letters[at] is not ((byte)'\r' or (byte)'\n')).ToArray();
        var bytes = new List<byte>(letters.Length);
        for (var start = 0; start < places.Length; start += group)
        {
            var (bits, count) = (0L, 0);
            while (count < group && start + count < places.Length && alphabet.IndexOf((char)letters[places[start + count]], StringComparison.Ordinal) is >= 0 and var worth)
            {
                bits = (bits << width) | (uint)worth;
                count++;
            }

            var whole = count * width / 8;
            if (count < group && Fault(letters, places, start, count, group) is { } fault)
            {
                return $"illegal base64 data at input byte {fault}";
            }

            bits <<= (group - count) * width;
            for (var i = 0; i < whole; i++)
            {
                bytes.Add((byte)(bits >> ((group * width) - 8 - (8 * i))));
            }
        }

        return GoText.FromBytes(bytes.ToArray());
    }

    // Where an incomplete group is wrong; null when it is filled up rightly and nothing follows.
    private static int? Fault(byte[] letters, int[] places, int start, int count, int group)
    {
        var at = start + count;
        if (at >= places.Length)
        {
            return places[start];
        }

        if (letters[places[at]] != '=')
        {
            return places[at];
        }

        if (count < 2)
        {
            return places[at];
        }

        for (var i = count; i < group; i++)
        {
            if (start + i >= places.Length)
            {
                return letters.Length;
            }

            if (letters[places[start + i]] != '=')
            {
                return places[start + i];
            }
        }

        return start + group < places.Length ? places[start + group] : null;
    }
}
