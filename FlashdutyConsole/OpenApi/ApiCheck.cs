using System.Diagnostics.CodeAnalysis;
using FlashdutyConsole.Data;

namespace FlashdutyConsole.OpenApi;

/// <summary>Checks on request fields that many operations share. Each fails with an <see cref="ApiException"/> that names the field.</summary>
public static class ApiCheck
{
    /// <summary>Most ids in one list.</summary>
    public const int MaximumIds = 100;

    /// <summary>Longest window of a list, as in the public API.</summary>
    public static readonly TimeSpan MaximumWindow = TimeSpan.FromDays(31);

    // What Unix seconds a DateTimeOffset can hold, with room for the arithmetic behind.
    private const long LatestSecond = 253_000_000_000;

    /// <summary>Fails with <see cref="ApiErrorCode.InvalidParameter"/> unless the condition holds.</summary>
    public static void That([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, message);
        }
    }

    /// <summary>Fails with <see cref="ApiErrorCode.ResourceNotFound"/> when there is nothing.</summary>
    /// <param name="found">What was looked for.</param>
    /// <param name="name">The field that named it.</param>
    public static T Found<T>([NotNull] T? found, string name)
        where T : class => found ?? throw new ApiException(ApiErrorCode.ResourceNotFound, $"{name}: there is no such thing");

    /// <summary>Fails with <see cref="ApiErrorCode.ResourceNotFound"/> unless the condition holds.</summary>
    public static void Found([DoesNotReturnIf(false)] bool found, string name)
    {
        if (!found)
        {
            throw new ApiException(ApiErrorCode.ResourceNotFound, $"{name}: there is no such thing");
        }
    }

    /// <summary>A field that must be there.</summary>
    public static T Required<T>([NotNull] T? value, string name)
        where T : class
    {
        That(value is not null, $"{name} is required");
        return value;
    }

    /// <inheritdoc cref="Required{T}(T, string)"/>
    public static T Required<T>([NotNull] T? value, string name)
        where T : struct
    {
        That(value is not null, $"{name} is required");
        return value.Value;
    }

    /// <summary>A number within its limits, or the standard when it is missing.</summary>
    public static int Number(int? value, int minimum, int maximum, string name, int standard = 0)
    {
        That(value is null || (value >= minimum && value <= maximum), $"{name} must be {minimum} to {maximum}");
        return value ?? standard;
    }

    /// <summary>A text within its limits, counted in characters as people see them in Unicode; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Text(string? value, int minimum, int maximum, string name)
    {
        That(value is null || IsWithin(value, minimum, maximum), $"{name} must have {minimum} to {maximum} characters");
        return value;
    }

    /// <summary>An id of 24 hexadecimal digits, in lower case.</summary>
    public static string Id(string? id, string name)
    {
        That(ObjectId.IsValid(Required(id, name)), $"{name} must be 24 hexadecimal digits");
        return id.ToLowerInvariant();
    }

    /// <summary>A list of ids of 24 hexadecimal digits, in lower case, at least one.</summary>
    public static IReadOnlyList<string> Ids(IReadOnlyList<string?>? ids, string name, int maximum = MaximumIds)
    {
        Required(ids, name);
        That(ids.Count > 0 && ids.Count <= maximum, $"{name} must have 1 to {maximum} entries");
        return ids.Select((id, index) => Id(id, $"{name}[{index}]")).ToList();
    }

    /// <summary>A list that may be missing: bounded, without nulls.</summary>
    public static IReadOnlyList<T> List<T>(IReadOnlyList<T>? list, string name, int maximum = MaximumIds)
    {
        That(list is null || list.Count <= maximum, $"{name} must have at most {maximum} entries");
        That(list is null || list.All(entry => entry is not null), $"{name} must not contain null");
        return list ?? [];
    }

    /// <summary>A name of an enumeration, spelled exactly; null stays null.</summary>
    public static TEnum? Name<TEnum>(string? value, string name, params IReadOnlyList<TEnum> allowed)
        where TEnum : struct, Enum
    {
        if (value is null)
        {
            return null;
        }

        var found = allowed.Where(one => one.ToString() == value).ToList();
        That(found.Count == 1, $"{name} must be one of {string.Join(", ", allowed)}");
        return found[0];
    }

    /// <summary>A list of such names, separated by commas; missing or empty = none.</summary>
    public static IReadOnlyList<TEnum> Names<TEnum>(string? value, string name, params IReadOnlyList<TEnum> allowed)
        where TEnum : struct, Enum
    {
        Text(value, 0, 200, name);
        return (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(one => Name(one, name, allowed)!.Value).Distinct().ToList();
    }

    /// <summary>One of a few words; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Word(string? value, string name, params IReadOnlyList<string> allowed)
    {
        That(value is null || allowed.Contains(value), $"{name} must be one of {string.Join(", ", allowed)}");
        return value;
    }

    /// <summary>Start and end of a list in Unix seconds, at most <see cref="MaximumWindow"/> apart.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Window(long? start, long? end) => Window(start, end, MaximumWindow);

    /// <summary>Start and end of a list in Unix seconds, at most so far apart.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Window(long? start, long? end, TimeSpan widest)
    {
        That(Required(start, "start_time") is >= 0 and <= LatestSecond, "start_time must be Unix seconds");
        That(Required(end, "end_time") is >= 0 and <= LatestSecond, "end_time must be Unix seconds");
        That(end > start, "end_time must be after start_time");
        That(end - start <= widest.TotalSeconds, $"end_time must be within {widest.TotalDays:0} days of start_time");
        return (DateTimeOffset.FromUnixTimeSeconds(start.Value), DateTimeOffset.FromUnixTimeSeconds(end.Value));
    }

    /// <summary>Page and page size within their limits: the page from 1, the size 1 to <paramref name="maximum"/>.</summary>
    public static (int Page, int Limit) Page(int? page, int? limit, int standard = 20, int maximum = 100)
    {
        That(page is null or >= 0 and <= 100_000, "p must be a page number from 1");
        That(limit is null || (limit >= 0 && limit <= maximum), $"limit must be at most {maximum}");
        return (Math.Max(1, page ?? 1), limit is null or 0 ? standard : limit.Value);
    }

    /// <summary>Something that this console does not have: its neutral values are taken, all others refused.</summary>
    /// <param name="neutral">Whether the value asks for nothing.</param>
    /// <param name="name">The field.</param>
    public static void NotHere(bool neutral, string name) => That(neutral, $"{name} is not supported by this console");

    private static bool IsWithin(string value, int minimum, int maximum)
    {
        var count = value.EnumerateRunes().Take(maximum + 1).Count();
        return count >= minimum && count <= maximum;
    }
}
