using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Templates;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>
/// One member with a channel, a rule and a source. Sending is measured with many of them: the console keeps each member
/// below WeCom's 30 messages a minute even while the pretend WeCom would take more.
/// </summary>
/// <param name="Member">The user of the pretend WeCom.</param>
/// <param name="Push">Where the team's alerts are posted.</param>
public sealed record Team(string Member, Uri Push)
{
    /// <summary>Cards that one member gets at once; what comes above is gathered into digests.</summary>
    public const int Cards = 25;

    /// <summary>A world with so many members and no rule yet.</summary>
    public static Task<World> WorldAsync(RunContext context, int members) => World.StartAsync(context, new WorldOptions
    {
        Members = [.. Enumerable.Range(0, members).Select(number => string.Create(CultureInfo.InvariantCulture, $"m{number:0000}"))],
        Layers = [],
        UnlimitedSandbox = true,
    });

    /// <summary>Makes a team of each member of the world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="delay">Seconds that an incident waits before somebody is told, Alertmanager's <c>group_wait</c>.</param>
    public static async Task<IReadOnlyList<Team>> MakeAsync(World world, int delay)
    {
        var teams = new List<Team>();
        foreach (var (name, id) in world.Members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            var channel = await world.CallAsync("channel/create", new
            {
                channel_name = "Team " + name,
                escalate_rule = new { aggr_window = delay, template_id = NotificationTemplate.PresetId, target = new { person_ids = (long[])[id], by = new { follow_preference = true } } },
            });
            var push = await Source.PrometheusAsync(world, channel.GetProperty("channel_id").GetInt64());
            teams.Add(new Team(name, new Uri(world.Server.Address, push)));
        }

        return teams;
    }
}
