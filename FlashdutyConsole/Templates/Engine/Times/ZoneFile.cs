using System.Buffers.Binary;
using System.Text;

namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>A compiled time zone (RFC 8536). .NET reads these files too, but does not tell the abbreviations.</summary>
internal sealed class ZoneFile
{
    private long[] _changes = [];
    private byte[] _typeOfChange = [];
    private ZoneType[] _types = [];
    private ZoneRule? _after;

    private ZoneFile()
    {
    }

    /// <summary>Reads one; null when it is no such file.</summary>
    public static ZoneFile? Read(ReadOnlySpan<byte> data)
    {
        try
        {
            if (!data.StartsWith("TZif"u8))
            {
                return null;
            }

            var version = data[4];
            var first = new ZoneFile();
            var rest = first.ReadBlock(data, 4);
            if (version < (byte)'2')
            {
                return first;
            }

            var second = new ZoneFile();
            rest = second.ReadBlock(rest, 8);
            if (rest.Length > 2 && rest[0] == '\n' && rest[1..].IndexOf((byte)'\n') is > 0 and var end)
            {
                second._after = ZoneRule.Parse(Encoding.ASCII.GetString(rest.Slice(1, end)));
            }

            return second._types.Length > 0 ? second : null;
        }
        catch (Exception cut) when (cut is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    public ZoneType Lookup(long unix)
    {
        if (_changes.Length == 0 || unix < _changes[0])
        {
            return _changes.Length == 0 && _after is not null ? _after.At(unix) : First();
        }

        if (_after is not null && unix >= _changes[^1])
        {
            return _after.At(unix);
        }

        var at = Array.BinarySearch(_changes, unix);
        return _types[_typeOfChange[at >= 0 ? at : ~at - 1]];
    }

    // Before the first change: standard time, as Go has it.
    private ZoneType First() =>
        _typeOfChange.Contains((byte)0) && _typeOfChange.Length > 0 && _types[_typeOfChange[0]].IsDaylight
            ? _types.Take(_typeOfChange[0]).LastOrDefault(type => !type.IsDaylight) ?? _types[0]
            : _types[0];

    private ReadOnlySpan<byte> ReadBlock(ReadOnlySpan<byte> data, int size)
    {
        Span<int> counts = stackalloc int[6];
        for (var i = 0; i < 6; i++)
        {
            counts[i] = BinaryPrimitives.ReadInt32BigEndian(data[(20 + (4 * i))..]);
        }

        var (isUt, isStandard, leaps, changes, types, letters) = (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
        var body = data[44..];
        _changes = new long[changes];
        for (var i = 0; i < changes; i++)
        {
            _changes[i] = size == 4 ? BinaryPrimitives.ReadInt32BigEndian(body[(4 * i)..]) : BinaryPrimitives.ReadInt64BigEndian(body[(8 * i)..]);
        }

        body = body[(changes * size)..];
        _typeOfChange = body[..changes].ToArray();
        body = body[changes..];
        var names = body.Slice(6 * types, letters);
        _types = new ZoneType[types];
        for (var i = 0; i < types; i++)
        {
            var type = body.Slice(6 * i, 6);
            var name = names[type[5]..];
            _types[i] = new ZoneType(BinaryPrimitives.ReadInt32BigEndian(type), type[4] != 0, Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]));
        }

        return _typeOfChange.Any(type => type >= types)
            ? throw new ArgumentOutOfRangeException(nameof(data))
            : body[((6 * types) + letters + (leaps * (size + 4)) + isStandard + isUt)..];
    }
}
