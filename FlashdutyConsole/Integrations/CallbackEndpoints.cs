using System.Buffers;
using System.IO.Pipelines;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Integrations;

/// <summary>
/// Where WeCom calls in (docs 90930, 90238). Checked, stored, answered: what is not signed by this app's Token is refused
/// before anything of it is decrypted, and every refusal looks the same.
/// </summary>
public static partial class CallbackEndpoints
{
    // WeCom cuts at 5 s and comes again; an answer that is later than this would not be heard.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4.5);

    /// <summary>Maps the callback address of custom apps.</summary>
    public static IEndpointRouteBuilder MapWeComCallbacks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/wecom/callback/{key}", VerifyAsync).AllowAnonymous().ShortCircuit();
        endpoints.MapPost("/wecom/callback/{key}", ReceiveAsync).AllowAnonymous().DisableAntiforgery().ShortCircuit();
        return endpoints;
    }

    // The URL check: the bare plaintext, nothing around it, within 1 s (doc 90930).
    private static async Task VerifyAsync(
        HttpContext context, string key, WeComConnections connections, RecordCallback record, ProbeBook probes, TimeProvider time, ILogger<ReceiveCallback> logger)
    {
        var connection = await connections.FindByKeyAsync(key, context.RequestAborted);
        if (connection is null
            || CallbackQuery.Read(context.Request.Query, withEcho: true) is not { } query
            || !IsFresh(query, connection, time, logger))
        {
            Refuse(context);
            return;
        }

        var isOurs = probes.Find(query.Nonce) is not null;
        if (Open(connection, query, query.EchoText!) is not { } opened)
        {
            Refuse(context);
            await (isOurs ? Task.CompletedTask : MismatchAsync(context, connection, query, record));
            return;
        }

        if (opened.ReceiveId != connection.Settings.CorpId)
        {
            Refuse(context);
            await (isOurs ? Task.CompletedTask : record.FaultAsync(connection.Integration.Id, opened.ReceiveId, context.RequestAborted));
            return;
        }

        context.Response.ContentType = "text/plain";
        context.Response.ContentLength = opened.Message.Length;
        await context.Response.Body.WriteAsync(opened.Message, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (!isOurs)
        {
            // After the answer: WeCom waits for that, not for our records.
            await record.RightAsync(connection.Integration.Id, opened.WithPending, CancellationToken.None);
            Verified(logger, connection.Integration.Id);
        }
    }

    // Whoever sets WeCom up has pasted another Token or key. Said only until WeCom was here once: later on a stranger who
    // knows the address could unsettle people.
    private static async Task MismatchAsync(HttpContext context, WeComConnection connection, CallbackQuery query, RecordCallback record)
    {
        if (connection.Integration.CallbackVerifiedAt is not null || connection.Crypto is not { } crypto)
        {
            return;
        }

        var fault = crypto.Verify(query.Signature, query.Timestamp, query.Nonce, query.EchoText!) ? RecordCallback.OtherKey : RecordCallback.OtherToken;
        await context.Response.CompleteAsync();
        if (connection.Integration.CallbackFault != fault)
        {
            await record.FaultAsync(connection.Integration.Id, fault, CancellationToken.None);
        }
    }

    // With the Token and key in use, else with changed ones that wait to be proved.
    private static Opened? Open(WeComConnection connection, CallbackQuery query, string encrypt)
    {
        foreach (var crypto in (WeComCallbackCrypto?[])[connection.Crypto, connection.PendingCrypto])
        {
            if (crypto is not null && crypto.Verify(query.Signature, query.Timestamp, query.Nonce, encrypt)
                && crypto.Decrypt(encrypt) is { Outcome: WeComDecryptOutcome.Opened } plain)
            {
                return new Opened(crypto, crypto == connection.PendingCrypto, plain.Message, plain.ReceiveId);
            }
        }

        return null;
    }

    private static async Task ReceiveAsync(
        HttpContext context, string key, WeComConnections connections, ReceiveCallback receive, RecordCallback record, TimeProvider time,
        ILogger<ReceiveCallback> logger)
    {
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        budget.CancelAfter(Budget);
        try
        {
            await TakeAsync(context, key, connections, receive, record, time, logger, budget.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Not stored, so not answered with success: WeCom delivers again.
            Late(logger);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static async Task TakeAsync(
        HttpContext context, string key, WeComConnections connections, ReceiveCallback receive, RecordCallback record, TimeProvider time, ILogger logger,
        CancellationToken cancellationToken)
    {
        var connection = await connections.FindByKeyAsync(key, cancellationToken);
        if (connection is null
            || CallbackQuery.Read(context.Request.Query, withEcho: false) is not { } query
            || !IsFresh(query, connection, time, logger))
        {
            Refuse(context);
            return;
        }

        if (await BodyAsync(context, cancellationToken) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (WeComCallbackEnvelope.Read(body) is not { } envelope)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (Open(connection, query, envelope.Encrypt) is not { } opened || opened.ReceiveId != connection.Settings.CorpId)
        {
            Refuse(context);
            return;
        }

        if (WeComEvent.Parse(opened.Message) is not { } received)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var reply = await receive.RunAsync(connection, received, cancellationToken);
        if (reply is not null)
        {
            var sealedReply = opened.Crypto.SealReply(reply, connection.Settings.CorpId, query.Timestamp, query.Nonce);
            context.Response.ContentType = "application/xml; charset=utf-8";
            await context.Response.Body.WriteAsync(sealedReply, context.RequestAborted);
        }

        if (opened.WithPending || connection.Integration.CallbackVerifiedAt is null)
        {
            await context.Response.CompleteAsync();
            await record.RightAsync(connection.Integration.Id, opened.WithPending, CancellationToken.None);
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength > WeComLimits.CallbackBodyBytes)
        {
            return null;
        }

        var reader = context.Request.BodyReader;
        // A read that a token breaks off stays open in Kestrel, which then fails over the rest of the body and logs an error
        // (github.com/dotnet/aspnetcore/issues/17840). A read that is called back ends.
        await using var limit = cancellationToken.UnsafeRegister(static state => ((PipeReader)state!).CancelPendingRead(), reader);
        while (true)
        {
            var read = await reader.ReadAsync(CancellationToken.None);
            if (read.IsCanceled || read.Buffer.Length > WeComLimits.CallbackBodyBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                cancellationToken.ThrowIfCancellationRequested();
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool IsFresh(CallbackQuery query, WeComConnection connection, TimeProvider time, ILogger logger)
    {
        if (query.Skew(time.GetUtcNow()) is not { } skew)
        {
            return false;
        }

        if (CallbackQuery.IsFresh(skew))
        {
            return true;
        }

        Skewed(logger, connection.Integration.Id, (long)skew.TotalSeconds);
        return false;
    }

    private static void Refuse(HttpContext context) => context.Response.StatusCode = StatusCodes.Status403Forbidden;

    [LoggerMessage(LogLevel.Information, "Integration {IntegrationId}: WeCom has checked the callback address")]
    private static partial void Verified(ILogger logger, long integrationId);

    [LoggerMessage(LogLevel.Warning, "Integration {IntegrationId}: a callback was refused, its signed time is off by {Seconds} s; set this machine's clock")]
    private static partial void Skewed(ILogger logger, long integrationId, long seconds);

    [LoggerMessage(LogLevel.Error, "A callback could not be stored within 4.5 s; WeCom was told to deliver it again")]
    private static partial void Late(ILogger logger);

    private sealed record Opened(WeComCallbackCrypto Crypto, bool WithPending, byte[] Message, string ReceiveId);
}
