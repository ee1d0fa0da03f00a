using System.Text.RegularExpressions;

namespace FlashdutyConsole.Tests.Architecture;

/// <summary>Who may import whom: a folder uses what is on the lines below its own, nothing above and nothing beside.</summary>
public sealed partial class ImportTests
{
    private static readonly string[] s_lines =
    [
        "Commands",
        "Setup Sandbox",
        "Alerts Escalations WarRooms",
        "Incidents",
        "Deliveries",
        "Linking",
        "Integrations",
        "Channels",
        "Templates",
        "Members",
        "Data WeCom OpenApi Network Audit Workers Components",
    ];

    // What else is allowed, each with the reason.
    private static readonly string[] s_exceptions =
    [
        "WeCom > Network", // every outgoing call passes the guard
        "Components > WeCom", // the control that draws a card as WeCom does
        "OpenApi > Data", // the form of an id
        "Setup > Sandbox", // the demo starts it
        "Channels > Incidents", // the list of channels counts open incidents in its query
    ];

    public static TheoryData<string> Folders() => [.. ProductSource.Folders];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_Imports_OnlyWhatIsBelow(string folder)
    {
        var line = LineOf(folder);
        Assert.True(line >= 0, $"{folder} has no place in the order");

        var wrong = ProductSource.Code(folder)
            // The one place that looks up, to list the entities.
            .Where(file => !file.Path.EndsWith("Data/ConsoleDb.cs", StringComparison.Ordinal))
            .SelectMany(file => Import().Matches(file.Code).Select(match => match.Groups[1].Value).Distinct()
                .Where(used => used != folder && LineOf(used) >= 0 && LineOf(used) <= line && !s_exceptions.Contains($"{folder} > {used}"))
                .Select(used => $"{file.Path} uses {used}"));

        Assert.Equal([], wrong);
    }

    private static int LineOf(string folder) => Array.FindIndex(s_lines, line => line.Split(' ').Contains(folder));

    [GeneratedRegex(@"(?<![\w.])FlashdutyConsole\.([A-Z]\w+)")]
    private static partial Regex Import();
}
