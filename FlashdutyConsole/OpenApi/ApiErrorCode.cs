namespace FlashdutyConsole.OpenApi;

/// <summary>The error codes of the Open API that this console uses. The names go over the wire.</summary>
public enum ApiErrorCode
{
    /// <summary>A parameter is missing or wrong (400).</summary>
    InvalidParameter = 0,

    /// <summary>Content-Type is not application/json (400).</summary>
    InvalidContentType = 1,

    /// <summary>What is named does not exist (400, as in the public API).</summary>
    ResourceNotFound = 2,

    /// <summary>Others still refer to it (400).</summary>
    ReferenceExist = 3,

    /// <summary>The key is missing or unknown (401).</summary>
    Unauthorized = 4,

    /// <summary>The member may not do this (403).</summary>
    AccessDenied = 5,

    /// <summary>No such operation (404).</summary>
    RouteNotFound = 6,

    /// <summary>Operations are POST (405).</summary>
    MethodNotAllowed = 7,

    /// <summary>The body is too large (413).</summary>
    EntityTooLarge = 8,

    /// <summary>Too many requests (429, with Retry-After).</summary>
    RequestTooFrequently = 9,

    /// <summary>A fault of the console (500).</summary>
    InternalError = 10,

    /// <summary>Storage is not available (503, with Retry-After).</summary>
    ServiceUnavailable = 11,
}
