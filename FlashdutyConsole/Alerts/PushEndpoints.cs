using System.Data.Common;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Alerts;

/// <summary>The addresses that alert sources post to. A 200 means that the event is on disk.</summary>
public static partial class PushEndpoints
{
    /// <summary>When to come again after 503.</summary>
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(2);

    /// <summary>Maps one address for each sender's format.</summary>
    public static IEndpointRouteBuilder MapAlerts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/event/push/alert/standard", (RequestDelegate)(context => PushAsync(context, PluginType.Standard, ReadStandard)))
            .AllowAnonymous().DisableAntiforgery().ShortCircuit().WithMetadata(new OperationMark());
        endpoints.MapPost("/event/push/alert/prometheus", (RequestDelegate)(context => PushAsync(context, PluginType.Prometheus, PrometheusEvents.Read)))
            .AllowAnonymous().DisableAntiforgery().ShortCircuit().WithMetadata(new OperationMark());
        return endpoints;
    }

    private static IReadOnlyList<IncomingEvent> ReadStandard(ReadOnlyMemory<byte> body, DateTimeOffset now) => [StandardEvent.Read(body, now)];

    private static async Task PushAsync(
        HttpContext context, string pluginType, Func<ReadOnlyMemory<byte>, DateTimeOffset, IReadOnlyList<IncomingEvent>> read)
    {
        var services = context.RequestServices;
        IResult reply;
        try
        {
            reply = await StoreAsync(context, pluginType, read);
        }
        catch (ApiException exception)
        {
            reply = ApiReply.Error(exception.Code, exception.Message);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            reply = ApiReply.Error(ApiErrorCode.EntityTooLarge, $"the body is larger than {ApiBody.MaximumBytes} bytes");
        }
        catch (BadHttpRequestException)
        {
            reply = ApiReply.Error(ApiErrorCode.InvalidParameter, "the body could not be read");
        }
        catch (DbException)
        {
            // The intake has logged why.
            reply = ApiReply.Error(ApiErrorCode.ServiceUnavailable, "the event could not be stored; send it again", ComeAgain);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Failed(services.GetRequiredService<ILogger<AlertIntake>>(), exception, pluginType);
            reply = ApiReply.Error(ApiErrorCode.InternalError, "the event could not be taken; send it again");
        }

        await reply.ExecuteAsync(context);
    }

    private static async Task<IResult> StoreAsync(
        HttpContext context, string pluginType, Func<ReadOnlyMemory<byte>, DateTimeOffset, IReadOnlyList<IncomingEvent>> read)
    {
        var services = context.RequestServices;
        string? key = context.Request.Query["integration_key"];
        var integration = string.IsNullOrEmpty(key) ? null
            : await services.GetRequiredService<IntegrationDirectory>().FindByKeyAsync(key, context.RequestAborted);
        if (integration?.PluginType != pluginType)
        {
            return ApiReply.Error(ApiErrorCode.Unauthorized, "integration_key is missing or unknown");
        }

        if (services.GetRequiredService<IngestLimiter>().Take(integration.Id) is { } wait)
        {
            return ApiReply.Error(ApiErrorCode.RequestTooFrequently, "this integration sends too often", wait);
        }

        var body = await ApiBody.ReadBytesAsync(context.Request, ApiBody.MaximumBytes);
        var events = read(body, services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (events.Count > 0 && !await services.GetRequiredService<AlertIntake>().StoreAsync(integration, events, context.RequestAborted))
        {
            return ApiReply.Error(ApiErrorCode.ServiceUnavailable, "too many events are waiting to be stored; send it again", ComeAgain);
        }

        return pluginType == PluginType.Standard
            ? ApiReply.Ok(new { events[0].AlertKey })
            : ApiReply.Ok();
    }

    [LoggerMessage(LogLevel.Error, "An event for {PluginType} could not be taken")]
    private static partial void Failed(ILogger logger, Exception exception, string pluginType);
}
