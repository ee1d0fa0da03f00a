using System.Buffers;
using System.Globalization;
using FlashdutyConsole.Sandbox.Calls;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Sandbox.Tokens;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using System.Net.Sockets;

namespace FlashdutyConsole.Sandbox.Wire;

/// <summary>One request from the wire to the wire: fault, body, endpoint, log, answer.</summary>
internal sealed class WirePipeline(SandboxWeCom weCom, CancellationToken stopping)
{
    public const int MostBodyBytes = 1024 * 1024;
    public const string UserCookie = "sandbox_user";
    private const int KeptBytes = 64 * 1024;

    private readonly WireRoutes _routes = new(weCom);
    private readonly TokenGate _gate = new(weCom);

    public async Task HandleAsync(HttpContext context)
    {
        var start = weCom.Time.GetTimestamp();
        var path = context.Request.Path.Value ?? "/";
        var admin = path.StartsWith("/sandbox/", StringComparison.Ordinal);
        var head = Call(context, path, []);
        var fault = admin ? null : weCom.Switches.Take(path, () => _gate.AgentOf(head));
        if (fault is { Kind: FaultKind.ResetBeforeRead })
        {
            Log(context, path, start, 0, null, [], default);
            Reset(context);
            return;
        }

        var body = await ReadBodyAsync(context);
        if (body is null)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            Log(context, path, start, 413, null, [], default);
            return;
        }

        var call = Call(context, path, body);
        if (fault is not null)
        {
            await FailAsync(context, call, fault, start);
            return;
        }

        var reply = await _routes.RunAsync(call, context.RequestAborted);
        if (!admin)
        {
            Log(context, path, start, reply.Status, reply.ErrCode, body, reply.Body);
        }

        await WriteAsync(context, reply);
    }

    private WireCall Call(HttpContext context, string path, byte[] body) => new(
        context.Request.Method, path, context.Request.Query, body,
        weCom.Switches.CallerIp ?? context.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "127.0.0.1")
    {
        SignedInUser = context.Request.Cookies[UserCookie],
    };

    private async Task FailAsync(HttpContext context, WireCall call, Fault fault, long start)
    {
        var reply = fault.Processed ? await _routes.RunAsync(call, context.RequestAborted) : null;
        switch (fault.Kind)
        {
            case FaultKind.Delay:
                await Task.Delay(fault.Wait, weCom.Time, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                Log(context, call.Path, start, reply!.Status, reply.ErrCode, call.Body, reply.Body);
                await WriteAsync(context, reply);
                return;
            case FaultKind.Hang:
                Log(context, call.Path, start, 0, null, call.Body, default);
                await HangAsync(context);
                return;
            case FaultKind.ResetAfterRead:
                Log(context, call.Path, start, 0, null, call.Body, default);
                Reset(context);
                return;
        }

        var spoilt = fault.Kind switch
        {
            FaultKind.ErrCode => WireReply.Error(fault.Code, call, weCom.Time.GetUtcNow()),
            FaultKind.HttpStatus => WireReply.Raw(fault.Code, "text/html", fault.Body),
            FaultKind.TruncatedJson => WireReply.Raw(200, "application/json; charset=UTF-8", Half(reply)),
            FaultKind.EmptyObject => WireReply.Raw(200, "application/json; charset=UTF-8", "{}"),
            _ => WireReply.Raw(200, "application/json; charset=UTF-8", "{\"errmsg\":\"ok\"}"),
        };
        Log(context, call.Path, start, spoilt.Status, fault.Kind == FaultKind.ErrCode ? fault.Code : null, call.Body, spoilt.Body);
        await WriteAsync(context, spoilt);
    }

    private static string Half(WireReply? reply)
    {
        var whole = reply is null ? "{\"errcode\":0,\"errmsg\":\"ok\"" : System.Text.Encoding.UTF8.GetString(reply.Body.Span);
        return whole[..(whole.Length / 2)];
    }

    private async Task HangAsync(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = either.Token.Register(() => ended.TrySetResult());
        await Task.WhenAny(weCom.Switches.Released, ended.Task);
        Reset(context);
    }

    /// <summary>A real reset, not a polite end: the other side must not take it for an answer.</summary>
    private static void Reset(HttpContext context)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(true, 0);
        }

        context.Abort();
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > MostBodyBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
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

    private async Task WriteAsync(HttpContext context, WireReply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers["Error-Code"] = reply.ErrCode.ToString(CultureInfo.InvariantCulture);
        response.Headers["Error-Msg"] = reply.ErrMsg;
        response.Headers.Date = weCom.Time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        if (reply.SignInAs is { } userId)
        {
            response.Cookies.Append(UserCookie, userId, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        }

        if (reply.Location is { } location)
        {
            response.Headers.Location = location;
            return;
        }

        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        await response.BodyWriter.WriteAsync(reply.Body, context.RequestAborted);
    }

    private void Log(HttpContext context, string path, long start, int status, int? errCode, byte[] request, ReadOnlyMemory<byte> response) =>
        weCom.Log.Add(new SandboxCall
        {
            Time = weCom.Time.GetUtcNow(),
            Direction = SandboxCallDirection.ToWeCom,
            Method = context.Request.Method,
            Path = path,
            RawQuery = context.Request.QueryString.Value,
            Status = status,
            ErrCode = errCode,
            Duration = weCom.Time.GetElapsedTime(start),
            Request = request.AsMemory(0, Math.Min(request.Length, KeptBytes)),
            Response = response,
        });
}
