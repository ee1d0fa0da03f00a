using System.Text.Json;

namespace FlashdutyConsole.OpenApi;

/// <summary>Reads the body of an operation: JSON, bounded, strictly typed. What is wrong is named.</summary>
public static class ApiBody
{
    /// <summary>Largest body of an operation, in bytes.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>The body as <typeparamref name="T"/>; an empty body is an empty object.</summary>
    /// <exception cref="ApiException">Wrong content type, too large, not JSON, or a field of the wrong type.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request)
    {
        var bytes = await ReadBytesAsync(request, MaximumBytes);
        try
        {
            return JsonSerializer.Deserialize<T>(bytes.Length == 0 ? "{}"u8 : bytes.Span, ApiReply.Json)
                ?? throw new ApiException(ApiErrorCode.InvalidParameter, "the body must be a JSON object");
        }
        catch (JsonException exception)
        {
            var where = exception.Path is { Length: > 2 } path ? path[2..] : "the body";
            throw new ApiException(ApiErrorCode.InvalidParameter, $"{where} is not valid");
        }
    }

    /// <summary>The body's bytes, after the content type and the size have been checked.</summary>
    /// <exception cref="ApiException">Not application/json, or larger than <paramref name="maximum"/> bytes.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, int maximum)
    {
        if (request.ContentLength > maximum)
        {
            throw new ApiException(ApiErrorCode.EntityTooLarge, $"the body is larger than {maximum} bytes");
        }

        if (!IsJson(request.ContentType) && request.ContentLength is not 0)
        {
            throw new ApiException(ApiErrorCode.InvalidContentType, "Content-Type must be application/json");
        }

        var reader = request.BodyReader;
        while (true)
        {
            // A sender that is gone ends this too.
            var result = await reader.ReadAsync();
            if (result.Buffer.Length > maximum)
            {
                // Left as being read, the rest could not be skipped and the next request on the connection would fail.
                reader.AdvanceTo(result.Buffer.End);
                throw new ApiException(ApiErrorCode.EntityTooLarge, $"the body is larger than {maximum} bytes");
            }

            if (result.IsCompleted)
            {
                var bytes = new byte[result.Buffer.Length];
                System.Buffers.BuffersExtensions.CopyTo(result.Buffer, bytes);
                reader.AdvanceTo(result.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static bool IsJson(string? contentType)
    {
        if (contentType is null)
        {
            return false;
        }

        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? contentType : contentType[..end]).Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
    }
}
