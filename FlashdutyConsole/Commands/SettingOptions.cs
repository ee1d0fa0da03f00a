using System.CommandLine;
using FlashdutyConsole.Setup;

namespace FlashdutyConsole.Commands;

/// <summary>The console's settings as options of a command.</summary>
internal sealed class SettingOptions
{
    private readonly Option<bool> _demo = new(SettingArguments.Demo)
    {
        Description = "Start the whole product with a pretend WeCom, sample members and a sample channel. Nothing else is needed",
    };

    private readonly IReadOnlyList<(string Key, Option<string?> Option)> _settings =
    [
        .. ConsoleSettings.All.Select(setting =>
            (setting.Key, new Option<string?>("--" + setting.Key) { Description = setting.Help, HelpName = setting.Value })),
    ];

    /// <summary>Lets the command take all of them.</summary>
    public void AddTo(Command command)
    {
        command.Add(_demo);
        foreach (var (_, option) in _settings)
        {
            command.Add(option);
        }
    }

    /// <summary>Those that were given, as the configuration takes them.</summary>
    public string[] Given(ParseResult parsed)
    {
        var given = _settings
            .Where(setting => parsed.GetResult(setting.Option) is not null)
            .ToDictionary(setting => setting.Key, setting => parsed.GetValue(setting.Option));
        if (parsed.GetResult(_demo) is { Implicit: false })
        {
            given[ConsoleSettings.Demo] = parsed.GetValue(_demo) ? "true" : "false";
        }

        return [.. given.Select(setting => $"--{setting.Key}={setting.Value}")];
    }
}
