using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Members.Own;

/// <summary>By which channels the member is told of what, and when of nothing.</summary>
public sealed partial class PreferenceSection
{
    private IReadOnlyList<KeyValuePair<string, string>> _channels = [];

    /// <summary>What was filled in.</summary>
    [SupplyParameterFromForm(FormName = "preference")]
    public PreferenceForm Form { get; set; } = default!;

    [Inject]
    private SavePreference Save { get; set; } = default!;

    private (string Label, string Name, IReadOnlyList<string> Chosen)[] Severities =>
    [
        (OwnStrings.SeverityCritical, "Form.Critical", Form.Critical ?? []),
        (OwnStrings.SeverityWarning, "Form.Warning", Form.Warning ?? []),
        (OwnStrings.SeverityInfo, "Form.Info", Form.Info ?? []),
    ];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _channels = await Save.ChannelsAsync(Aborted);
        IReadOnlyList<string> all = [.. _channels.Select(channel => channel.Key)];
        Form ??= new PreferenceForm
        {
            Way = Member.Preference is null ? "all" : "choose",
            Critical = Member.Preference?.Critical ?? all,
            Warning = Member.Preference?.Warning ?? all,
            Info = Member.Preference?.Info ?? all,
            Quiet = Member.QuietHours is not null,
            From = Clocked(Member.QuietHours?.FromMinute ?? (22 * 60)),
            To = Clocked(Member.QuietHours?.ToMinute ?? (8 * 60)),
        };
    }

    private static string Clocked(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static int Minute(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : -1;

    private async Task SaveAsync()
    {
        var preference = Form.Way == "choose" && _channels.Count > 0
            ? new NotifyBy { Critical = Form.Critical ?? [], Warning = Form.Warning ?? [], Info = Form.Info ?? [] }
            : null;
        var quiet = Form.Quiet ? new QuietHours { FromMinute = Minute(Form.From), ToMinute = Minute(Form.To) } : null;
        switch (await Save.RunAsync(Actor, preference, quiet, Aborted))
        {
            case null:
                Leave("preference");
                break;
            case PreferenceFault.NothingForCritical:
                Fault = Text[OwnStrings.NothingForCritical];
                break;
            case PreferenceFault.Hours:
                Fault = Text[OwnStrings.BadHours];
                break;
            default:
                Fault = Text[OwnStrings.UnknownChannel];
                break;
        }
    }
}
