using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FlashdutyConsole.Sandbox.Wire;

/// <summary>What goes back: nearly always HTTP 200 with errcode JSON (protocol §1.1); pages and redirects for sign-in.</summary>
internal sealed class WireReply
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private WireReply(int errCode, string errMsg, ReadOnlyMemory<byte> body)
    {
        ErrCode = errCode;
        ErrMsg = errMsg;
        Body = body;
    }

    /// <summary>The logical result, also sent as the header Error-Code.</summary>
    public int ErrCode { get; }

    /// <summary>The logical result in words, also sent as the header Error-Msg.</summary>
    public string ErrMsg { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public int Status { get; private init; } = 200;

    public string ContentType { get; private init; } = "application/json; charset=UTF-8";

    /// <summary>Where a sign-in page sends the browser.</summary>
    public string? Location { get; private init; }

    /// <summary>Who the browser is from now on (the sandbox_user cookie).</summary>
    public string? SignInAs { get; init; }

    public static WireReply Ok(Action<Utf8JsonWriter>? more = null) => Write(WireCode.Ok, "ok", more);

    /// <summary>An error in the form that real answers have: head, hint, caller address, link (protocol §1.2).</summary>
    public static WireReply Error(int code, WireCall call, DateTimeOffset now)
    {
        var hint = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
            + RandomNumberGenerator.GetString("0123456789", 15);
        var text = new StringBuilder(WireCode.Head(code), 160)
            .Append(", hint: [").Append(hint)
            .Append("], from ip: ").Append(call.CallerIp)
            .Append(", more info at https://open.work.weixin.qq.com/devtool/query?e=")
            .Append(code.ToString(CultureInfo.InvariantCulture));
        if (code == WireCode.BodyNotJson)
        {
            // Official advice on reading errors: a broken body is named at the end of the text.
            text.Append(" Warning: wrong json format. ");
        }

        return Write(code, text.ToString(), null);
    }

    public static WireReply Raw(int status, string contentType, string body) =>
        new(WireCode.Ok, "ok", Encoding.UTF8.GetBytes(body)) { Status = status, ContentType = contentType };

    public static WireReply Page(string html, int errCode = WireCode.Ok) =>
        new(errCode, WireCode.Head(errCode), Encoding.UTF8.GetBytes(html)) { ContentType = "text/html; charset=utf-8" };

    public static WireReply Redirect(string location, string? signInAs) =>
        new(WireCode.Ok, "ok", default) { Status = 302, Location = location, SignInAs = signInAs };

    /// <summary>A JSON body without errcode, for the driver's own addresses under /sandbox/.</summary>
    public static WireReply Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            write(writer);
        }

        return new WireReply(WireCode.Ok, "ok", buffer.WrittenMemory);
    }

    private static WireReply Write(int code, string message, Action<Utf8JsonWriter>? more)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteNumber("errcode", code);
            writer.WriteString("errmsg", message);
            more?.Invoke(writer);
            writer.WriteEndObject();
        }

        return new WireReply(code, message, buffer.WrittenMemory);
    }
}
