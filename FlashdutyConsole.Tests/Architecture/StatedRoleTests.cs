using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Tests.Members;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FlashdutyConsole.Tests.Architecture;

/// <summary>
/// Every page and operation says who it is for, and has its line in <c>Members/role-matrix.md</c>; something new without one
/// fails here. <see cref="RoleMatrixTests"/> tries each line.
/// </summary>
public sealed class StatedRoleTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private static readonly string[] s_framework = ["/_blazor", "/_framework", "/_content", "/assets/", "/FlashdutyConsole", "/{**path:file}", "_blazor", "_framework", "_content", "assets/", "FlashdutyConsole"];

    [Fact]
    public void Endpoint_EveryOne_StatesWhoItIsFor()
    {
        var silent = Endpoints().Where(endpoint =>
            endpoint.Metadata.GetMetadata<NeedsRoleAttribute>() is null
            && (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null || Operations(endpoint)));

        Assert.Equal([], silent.Select(Name));
    }

    [Fact]
    public void Endpoint_EveryOne_HasALineInTheTable()
    {
        var known = RoleMatrix.Lines.Select(line => line.Endpoint).ToHashSet();
        var there = Endpoints().Select(Name).Distinct().ToHashSet();

        Assert.True(there.SetEquals(known), $"without a line: {string.Join(", ", there.Except(known).Order())}; gone: {string.Join(", ", known.Except(there).Order())}");
    }

    [Fact]
    public void Endpoint_WithARole_IsDescribedAsItIs()
    {
        var wrong = Endpoints()
            .Select(endpoint => (Name: Name(endpoint), endpoint.Metadata.GetMetadata<NeedsRoleAttribute>()?.Role))
            .Where(one => RoleMatrix.Lines.First(line => line.Endpoint == one.Name).Needs != (one.Role?.ToString() ?? "anyone"));

        Assert.Equal([], wrong.Select(one => $"{one.Name}: {one.Role}"));
    }

    private IEnumerable<RouteEndpoint> Endpoints() => shared.Console.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => !s_framework.Any(prefix => (endpoint.RoutePattern.RawText ?? "").StartsWith(prefix, StringComparison.Ordinal)))
        .Where(endpoint => endpoint.RoutePattern.RawText is not ("{**path}" or "/{**path}") && !Name(endpoint).Contains("{**", StringComparison.Ordinal));

    // In the group of all operations, which checks keys by itself; alert sources have a key of another kind.
    private static bool Operations(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<OperationMark>() is not null && endpoint.RoutePattern.RawText?.StartsWith("/event/push/", StringComparison.Ordinal) != true;

    private static string Name(RouteEndpoint endpoint)
    {
        var path = "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/');
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        return (methods.Contains("GET") || methods.Count == 0 ? "GET " : "POST ") + path;
    }
}
