using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.OpenApi;

/// <summary>What all operations share: key, content type, size, JSON, request id.</summary>
public sealed class EnvelopeTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private const string Operation = "/member/list";
    private readonly TestConsole _console = shared.Console;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong-key-0123456789abcdef0123456789")]
    public async Task Operation_WithoutItsKey_IsUnauthorized(string? key)
    {
        var answer = await _console.CallAsync(Operation, new { }, key);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Unauthorized", answer.Code);
    }

    [Fact]
    public async Task Operation_WithKey_RepeatsTheRequestIdInTheHeader()
    {
        var first = await _console.CallAsync(Operation);
        var second = await _console.CallAsync(Operation);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.RequestIdHeader, first.Body.GetProperty("request_id").GetString());
        Assert.NotEqual(first.RequestIdHeader, second.RequestIdHeader);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Operation_WithOversizedBody_IsEntityTooLarge(bool lengthKnown)
    {
        var body = Encoding.UTF8.GetBytes("{\"query\":\"" + new string('x', 1_100_000) + "\"}");
        using HttpContent content = lengthKnown ? new ByteArrayContent(body) : new StreamContent(new UnknownLength(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await _console.PostAsync(Operation, content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("EntityTooLarge", answer.Code);
        ApiContract.Verify(Operation, answer);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonx")]
    public async Task Operation_WithAnotherContentType_IsInvalidContentType(string type)
    {
        using var content = new StringContent("{}", Encoding.UTF8, type);

        var answer = await _console.PostAsync(Operation, content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("InvalidContentType", answer.Code);
        ApiContract.Verify(Operation, answer);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("{\"p\":1}{")]
    [InlineData("{\"p\":99999999999999999999}")]
    [InlineData("{\"p\":\"1\"}")]
    [InlineData("{\"p\":1.5}")]
    [InlineData("{\"asc\":1}")]
    [InlineData("{\"query\":[\"x\"]}")]
    public async Task Operation_WithMalformedOrWrongTypedBody_IsInvalidParameter(string body)
    {
        var answer = await _console.CallAsync(Operation, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("InvalidParameter", answer.Code);
    }

    [Fact]
    public async Task Operation_WithDeepNesting_IsInvalidParameter() =>
        Assert.Equal("InvalidParameter", (await _console.CallAsync(Operation, new string('[', 5000))).Code);

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Operation_WithAnotherMethod_IsMethodNotAllowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Operation + "?app_key=" + TestConsole.AppKey, UriKind.Relative));
        using var response = await _console.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("MethodNotAllowed", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    // A stream that does not tell its length goes out in chunks.
    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
