using System.Net;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.OpenApi;

public sealed class UnknownRoutesTests : IAsyncLifetime
{
    private TestConsole _console = null!;

    public async ValueTask InitializeAsync() => _console = await TestConsole.StartAsync();

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Theory]
    [InlineData("/no/such/operation")]
    [InlineData("/incident/war-room/rename")]
    [InlineData("/schedule/list")]
    [InlineData("/status-page/list")]
    public async Task Post_ToUnknownOperation_IsRouteNotFound(string operation)
    {
        var answer = await _console.PostAsync(operation);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("RouteNotFound", answer.Code);
        Assert.Equal(answer.RequestIdHeader, answer.Body.GetProperty("request_id").GetString());
    }

    [Fact]
    public async Task Get_OfUnknownAddress_IsPlain404()
    {
        using var response = await _console.Http.GetAsync(new Uri("/nothing/here", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
