using System.Data.Common;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Alerts;

/// <summary>Takes what an alert source posts: looks up the source, reads its format, has it stored and answers.</summary>
public sealed partial class TakeEvents(
    IntegrationDirectory integrations, IngestLimiter limiter, AlertIntake intake, TimeProvider time, ILogger<AlertIntake> logger)
{
    /// <summary>When to come again after 503.</summary>
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(2);

    /// <summary>Answers the request once its events are on disk, or says why they are not.</summary>
    public async Task RunAsync(HttpContext context, string pluginType)
    {
        IResult reply;
        try
        {
            reply = await StoreAsync(context, pluginType);
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
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
            return;
        }
        catch (Exception exception)
        {
            Failed(exception, pluginType);
            reply = ApiReply.Error(ApiErrorCode.InternalError, "the event could not be taken; send it again");
        }

        await reply.ExecuteAsync(context);
    }

    private async Task<IResult> StoreAsync(HttpContext context, string pluginType)
    {
        // Without the request's own token: making one costs more than it could spare.
        string? key = context.Request.Query["integration_key"];
        var integration = string.IsNullOrEmpty(key) ? null : await integrations.FindByKeyAsync(key, CancellationToken.None);
        if (integration?.PluginType != pluginType)
        {
            return ApiReply.Error(ApiErrorCode.Unauthorized, "integration_key is missing or unknown");
        }

        if (limiter.Take(integration.Id) is { } wait)
        {
            return ApiReply.Error(ApiErrorCode.RequestTooFrequently, "this integration sends too often", wait);
        }

        var body = await ApiBody.ReadBytesAsync(context.Request, ApiBody.MaximumBytes);
        var now = time.GetUtcNow();
        var events = pluginType == PluginType.Standard ? [StandardEvent.Read(body, now)] : PrometheusEvents.Read(body, now);
        if (events.Count > 0 && !await intake.StoreAsync(integration, events))
        {
            return ApiReply.Error(ApiErrorCode.ServiceUnavailable, "too many events are waiting to be stored; send it again", ComeAgain);
        }

        return pluginType == PluginType.Standard ? ApiReply.Ok(new TakenEvent(events[0].AlertKey)) : ApiReply.Ok();
    }

    [LoggerMessage(LogLevel.Error, "An event for {PluginType} could not be taken")]
    private partial void Failed(Exception exception, string pluginType);

    private sealed record TakenEvent(string AlertKey);
}
