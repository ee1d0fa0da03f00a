namespace FlashdutyConsole.OpenApi;

/// <summary>What all operations share, and the answer to addresses that nobody serves.</summary>
public static class OpenApiSetup
{
    /// <summary>The console's address.</summary>
    public static IServiceCollection AddOpenApi(this IServiceCollection services) => services.AddSingleton<ConsoleAddress>();

    /// <summary>
    /// Answers what no other endpoint takes: a POST gets the envelope with <see cref="ApiErrorCode.RouteNotFound"/>, an operation
    /// asked for with another method <see cref="ApiErrorCode.MethodNotAllowed"/>, everything else a plain 404, which people see as a page.
    /// </summary>
    public static void MapUnknownRoutes(this IEndpointRouteBuilder endpoints) => endpoints.MapFallback("/{**path}", (HttpContext context) =>
    {
        if (IsOperation(context))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            return ApiReply.Error(ApiErrorCode.MethodNotAllowed, "operations are POST");
        }

        return HttpMethods.IsPost(context.Request.Method)
            ? ApiReply.Error(ApiErrorCode.RouteNotFound, "there is no such operation")
            : Results.NotFound();
    }).AllowAnonymous().DisableAntiforgery();

    private static bool IsOperation(HttpContext context) =>
        !HttpMethods.IsPost(context.Request.Method)
        && context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
            endpoint.Metadata.GetMetadata<OperationMark>() is not null
            && string.Equals(endpoint.RoutePattern.RawText?.Trim('/'), context.Request.Path.Value?.Trim('/'), StringComparison.OrdinalIgnoreCase));
}
