namespace FlashdutyConsole.OpenApi;

/// <summary>Checks on request fields that many operations share.</summary>
public static class ApiCheck
{
    /// <summary>Fails with <see cref="ApiErrorCode.InvalidParameter"/> unless the condition holds.</summary>
    public static void That(bool condition, string message)
    {
        if (!condition)
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, message);
        }
    }

    /// <summary>Page and page size within their limits: the page from 1, the size 1 to <paramref name="maximum"/>.</summary>
    public static (int Page, int Limit) Page(int? page, int? limit, int standard = 20, int maximum = 100)
    {
        That(page is null or >= 0 and <= 100_000, "p must be a page number from 1");
        That(limit is null || (limit >= 0 && limit <= maximum), $"limit must be at most {maximum}");
        return (Math.Max(1, page ?? 1), limit is null or 0 ? standard : limit.Value);
    }
}
