using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FlashdutyConsole.OpenApi;

/// <summary>The envelope of every answer to a tool: <c>{request_id, data}</c> or <c>{request_id, error{code, message}}</c>.</summary>
public static class ApiReply
{
    /// <summary>The header that repeats the request id.</summary>
    public const string RequestIdHeader = "Flashcat-Request-Id";

    private static readonly byte[] Process = RandomNumberGenerator.GetBytes(8);
    private static long requests;

    /// <summary>How bodies are read and written: snake case, numbers as numbers, Chinese as it is.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 32,
    };

    /// <summary>Success with data.</summary>
    public static IResult Ok(object data) => new Envelope(StatusCodes.Status200OK, data, null);

    /// <summary>Success without data: an empty object.</summary>
    public static IResult Ok() => Ok(new Dictionary<string, string>());

    /// <summary>Failure.</summary>
    /// <param name="code">The code; it carries the HTTP status.</param>
    /// <param name="message">What is wrong, for people; names the parameter, never a secret.</param>
    /// <param name="retryAfter">For 429 and 503: when to come again.</param>
    public static IResult Error(ApiErrorCode code, string message, TimeSpan? retryAfter = null) =>
        new Envelope(StatusOf(code), null, new ApiError(code.ToString(), message), retryAfter);

    /// <summary>The id of this request, made at the first call and sent in a header too.</summary>
    public static string RequestId(HttpContext context)
    {
        if (context.Items[RequestIdHeader] is not string id)
        {
            // Which process and which of its requests: to be found again in a log, not to be kept secret.
            Span<byte> bytes = stackalloc byte[16];
            Process.CopyTo(bytes);
            BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Interlocked.Increment(ref requests));
            id = Convert.ToHexString(bytes);
            context.Items[RequestIdHeader] = id;
        }

        return id;
    }

    /// <summary>The HTTP status of a code.</summary>
    public static int StatusOf(ApiErrorCode code) => code switch
    {
        ApiErrorCode.Unauthorized => StatusCodes.Status401Unauthorized,
        ApiErrorCode.AccessDenied => StatusCodes.Status403Forbidden,
        ApiErrorCode.RouteNotFound => StatusCodes.Status404NotFound,
        ApiErrorCode.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        ApiErrorCode.EntityTooLarge => StatusCodes.Status413PayloadTooLarge,
        ApiErrorCode.RequestTooFrequently => StatusCodes.Status429TooManyRequests,
        ApiErrorCode.InternalError => StatusCodes.Status500InternalServerError,
        ApiErrorCode.ServiceUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    private sealed record ApiError(string Code, string Message);

    private sealed record Body(string RequestId, object? Data, ApiError? Error);

    private sealed class Envelope(int status, object? data, ApiError? error, TimeSpan? retryAfter = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var id = RequestId(httpContext);
            var response = httpContext.Response;
            response.StatusCode = status;
            response.Headers[RequestIdHeader] = id;
            response.Headers.CacheControl = "no-store";
            if (retryAfter is { } wait)
            {
                response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            // With its length known, the answer leaves in one piece.
            var body = JsonSerializer.SerializeToUtf8Bytes(new Body(id, data, error), Json);
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = body.Length;
            return response.Body.WriteAsync(body).AsTask();
        }
    }
}
