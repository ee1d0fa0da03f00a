using FlashdutyConsole.Data;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Members;

/// <summary>The group of all Open API operations: app key, envelope, request id and errors are said here once.</summary>
public static partial class OperationGroup
{
    private const string ActorItem = "FlashdutyConsole.Actor";
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(5);

    /// <summary>Maps the group. Operations are POST and take their key in <c>?app_key=</c>.</summary>
    public static RouteGroupBuilder MapOperations(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("");
        group.AllowAnonymous().DisableAntiforgery().WithMetadata(new OperationMark());
        group.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            try
            {
                string? key = http.Request.Query["app_key"];
                var actors = http.RequestServices.GetRequiredService<AppKeyActors>();
                if (string.IsNullOrEmpty(key) || key.Length > AppKey.MaximumLength || await actors.FindAsync(key, http.RequestAborted) is not { } found)
                {
                    return ApiReply.Error(ApiErrorCode.Unauthorized, "app_key is missing or unknown");
                }

                // An operation that states no role is for nobody.
                var needed = http.GetEndpoint()?.Metadata.GetMetadata<NeedsRoleAttribute>()?.Role;
                if (needed is null || found.Role < needed)
                {
                    return ApiReply.Error(ApiErrorCode.AccessDenied, $"the member behind this key needs the role {needed}");
                }

                http.Items[ActorItem] = found.Actor with { Ip = CallerAddress.Of(http), RequestId = ApiReply.RequestId(http) };
                return await next(context);
            }
            catch (ApiException exception)
            {
                return ApiReply.Error(exception.Code, exception.Message);
            }
            catch (BadHttpRequestException exception)
            {
                return ApiReply.Error(
                    exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? ApiErrorCode.EntityTooLarge : ApiErrorCode.InvalidParameter,
                    "the body could not be read");
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
            {
                // A tool gets the envelope whatever happens; what happened is for the log.
                var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("FlashdutyConsole.OpenApi");
                Failed(log, exception, http.Request.Path.Value ?? "", ApiReply.RequestId(http));
                return StorageFault.IsUnavailable(exception)
                    ? ApiReply.Error(ApiErrorCode.ServiceUnavailable, "storage is not available; try again", ComeAgain)
                    : ApiReply.Error(ApiErrorCode.InternalError, "the console failed; its log has the request id");
            }
        });
        return group;
    }

    /// <summary>The member behind the request's app key.</summary>
    public static Actor Actor(this HttpContext context) => (Actor)context.Items[ActorItem]!;

    /// <summary>The least role that may call the operation.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, MemberRole role)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new NeedsRoleAttribute(role));
        return builder;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Operation {Operation} failed, request {RequestId}")]
    private static partial void Failed(ILogger logger, Exception exception, string operation, string requestId);
}
