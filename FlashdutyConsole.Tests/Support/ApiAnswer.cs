using System.Net;
using System.Text.Json;

namespace FlashdutyConsole.Tests.Support;

/// <summary>What the console answered to a tool.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body as it came.</param>
/// <param name="RequestIdHeader">The header <c>Flashcat-Request-Id</c>; empty when missing.</param>
/// <param name="ContentType">The media type; empty when missing.</param>
/// <param name="Headers">All headers of the response.</param>
public sealed record ApiAnswer(
    HttpStatusCode Status, string Text, string RequestIdHeader, string ContentType, System.Net.Http.Headers.HttpResponseHeaders Headers)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    /// <summary>The envelope's data; fails the test when the call did not succeed.</summary>
    public JsonElement Data
    {
        get
        {
            Assert.True(Status == HttpStatusCode.OK, $"{(int)Status}: {Text}");
            return Body.GetProperty("data");
        }
    }

    /// <summary>The error's code; empty when there is none.</summary>
    public string Code => Body.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString()! : "";

    /// <summary>The error's message; empty when there is none.</summary>
    public string Message => Body.TryGetProperty("error", out var error) ? error.GetProperty("message").GetString()! : "";
}
