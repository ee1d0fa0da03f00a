using System.Collections.Concurrent;

namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>A time zone: its offset and abbreviation at any instant.</summary>
internal sealed class Zone
{
    private const string Folder = "/usr/share/zoneinfo";
    private const int MostKept = 1_000;

    private static readonly ConcurrentDictionary<string, Zone> s_known = new(StringComparer.Ordinal);

    private readonly ZoneFile? _file;
    private readonly TimeZoneInfo? _system;
    private readonly (int Offset, string Abbreviation) _fixed;

    private Zone(string name, ZoneFile? file, TimeZoneInfo? system, int offset = 0, string abbreviation = "") =>
        (Name, _file, _system, _fixed) = (name, file, system, (offset, abbreviation));

    public static Zone Utc { get; } = new("UTC", null, null, 0, "UTC");

    public string Name { get; }

    /// <summary>A zone that never changes.</summary>
    public static Zone Fixed(string abbreviation, int offset) => new(abbreviation, null, null, offset, abbreviation);

    /// <summary>A zone by its IANA name; null when there is none.</summary>
    public static Zone? Find(string name)
    {
        if (name is "" or "UTC")
        {
            return Utc;
        }

        if (s_known.TryGetValue(name, out var known))
        {
            return known;
        }

        if (name.Length > 64 || name.Contains("..", StringComparison.Ordinal) || name[0] is '/' or '\\' || name.AsSpan().ContainsAnyInRange('\0', ' '))
        {
            return null;
        }

        var found = Read(name);
        if (found is not null && s_known.Count < MostKept)
        {
            s_known.TryAdd(name, found);
        }

        return found;
    }

    /// <summary>Offset in seconds and abbreviation at an instant.</summary>
    public (int Offset, string Abbreviation) At(long unix)
    {
        if (_file is not null)
        {
            var type = _file.Lookup(unix);
            return (type.Offset, type.Abbreviation);
        }

        if (_system is null)
        {
            return _fixed;
        }

        var instant = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(unix, -62_135_510_400, 253_402_214_400));
        var offset = (int)_system.GetUtcOffset(instant).TotalSeconds;
        return (offset, "");
    }

    /// <summary>Whether summer time is in force at an instant.</summary>
    public bool IsDaylight(long unix) => _file?.Lookup(unix).IsDaylight
        ?? _system?.IsDaylightSavingTime(DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(unix, -62_135_510_400, 253_402_214_400))) ?? false;

    /// <summary>The instant of a local time. Where the clock was put forward or back, as Go decides.</summary>
    public long ToUnix(long local)
    {
        var offset = At(local).Offset;
        if (offset == 0)
        {
            return local;
        }

        var unix = local - offset;
        var there = At(unix).Offset;
        return there == offset ? unix : local - there;
    }

    private static Zone? Read(string name)
    {
        try
        {
            var path = Path.Combine(Folder, name);
            if (File.Exists(path) && new FileInfo(path).Length < 1 << 16 && ZoneFile.Read(File.ReadAllBytes(path)) is { } file)
            {
                return new Zone(name, file, null);
            }

            return !Directory.Exists(Folder) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var system) ? new Zone(name, null, system) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
