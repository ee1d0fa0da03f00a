using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FlashdutyConsole.Data;

/// <summary>Stores an instant as milliseconds since 1970 in UTC: SQLite cannot compare <see cref="DateTimeOffset"/>, every database compares integers.</summary>
public sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
