namespace FlashdutyConsole.OpenApi;

/// <summary>A request that cannot be taken, found while it was read: turned into the error envelope at the edge.</summary>
public sealed class ApiException(ApiErrorCode code, string message) : Exception(message)
{
    /// <summary>The error code.</summary>
    public ApiErrorCode Code { get; } = code;
}
