using System.Reflection;
using FlashdutyConsole.Members;
using FlashdutyConsole.Setup;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FlashdutyConsole.Tests.Architecture;

/// <summary>Check E5, the use cases: each has its line in <c>Members/use-cases.md</c>, and nothing sets it in motion for a lower role.</summary>
public sealed class UseCaseRolesTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private static readonly Dictionary<string, (string Needs, string[] Asking)> s_lines = Read();

    private static IReadOnlyList<Type> UseCases { get; } = [.. typeof(ConsoleHost).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false }
            && type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Any(method => !method.IsSpecialName && method.Name.EndsWith("Async", StringComparison.Ordinal) && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor))))];

    [Fact]
    public void UseCase_EveryOne_HasALineInTheTable()
    {
        var there = UseCases.Select(type => type.Name).ToHashSet();

        Assert.True(there.SetEquals(s_lines.Keys), $"without a line: {string.Join(", ", there.Except(s_lines.Keys).Order())}; gone: {string.Join(", ", s_lines.Keys.Except(there).Order())}");
    }

    [Fact]
    public void Page_ThatUsesOne_StatesItsRoleOrAsksItsReader()
    {
        var wrong = new List<string>();
        var asking = new HashSet<string>();
        foreach (var page in typeof(ConsoleHost).Assembly.GetTypes().Where(type => type.GetCustomAttribute<NeedsRoleAttribute>() is not null && type.IsAssignableTo(typeof(ComponentBase))))
        {
            var role = page.GetCustomAttribute<NeedsRoleAttribute>()!.Role;
            foreach (var used in Injected(page).Where(used => s_lines.ContainsKey(used.Name) && Needed(used) > role))
            {
                asking.Add($"{used.Name} {page.Name}");
                if (!s_lines[used.Name].Asking.Contains(page.Name))
                {
                    wrong.Add($"{page.Name} ({role}) uses {used.Name} ({Needed(used)})");
                }
            }
        }

        Assert.Equal([], wrong);
        Assert.Equal([], s_lines.SelectMany(line => line.Value.Asking.Select(page => $"{line.Key} {page}")).Except(asking));
    }

    [Fact]
    public void Operation_ThatUsesOne_StatesItsRole()
    {
        var used = shared.Console.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []).Select(parameter => (Endpoint: endpoint, Type: parameter.ParameterType)))
            .Where(one => s_lines.ContainsKey(one.Type.Name)).ToList();

        Assert.NotEmpty(used);
        Assert.Equal([], used.Where(one => Needed(one.Type) is { } needed && !(one.Endpoint.Metadata.GetMetadata<NeedsRoleAttribute>()?.Role >= needed))
            .Select(one => $"{one.Endpoint.DisplayName} uses {one.Type.Name}"));
    }

    private static MemberRole? Needed(Type useCase) => Enum.TryParse<MemberRole>(s_lines[useCase.Name].Needs, out var role) ? role : null;

    private static IEnumerable<Type> Injected(Type page)
    {
        for (var type = page; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (property.GetCustomAttribute<InjectAttribute>() is not null)
                {
                    yield return property.PropertyType;
                }
            }
        }
    }

    private static Dictionary<string, (string Needs, string[] Asking)> Read()
    {
        using var stream = typeof(UseCaseRolesTests).Assembly.GetManifestResourceStream("use-cases.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())
            .ToDictionary(cells => cells[0], cells => (cells[1], cells[2].Split(", ").Where(page => page != "\u2013").ToArray()));
    }
}
