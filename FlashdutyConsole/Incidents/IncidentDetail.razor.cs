using System.Globalization;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Components;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Incidents;

/// <summary>
/// One incident, for the phone: static, with plain forms, no script. A card's tap opens it inside WeCom. Every action answers
/// with a redirect, so that reloading the page repeats nothing.
/// </summary>
public partial class IncidentDetail
{
    private const int MostAlerts = 20;
    private const int MostEntries = 200;
    private const int MostResponders = 50;
    private static readonly int[] SnoozeChoices = [120, 240, 720, 1440];

    private Incident? _incident;
    private IReadOnlyList<Alert> _alerts = [];
    private IReadOnlyList<TimelineEntry> _timeline = [];
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private TimelineWords _words = default!;
    private string? _channelName;
    private DateTimeOffset _now;

    /// <summary>24 hexadecimal digits.</summary>
    [Parameter]
    public string IncidentId { get; set; } = "";

    /// <summary>What came of the last action: a name of <see cref="IncidentOutcome"/>, or of the page's own notices.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>The pressed button.</summary>
    [SupplyParameterFromForm(FormName = "act")]
    public IncidentActionForm? Action { get; set; }

    /// <summary>The comment.</summary>
    [SupplyParameterFromForm(FormName = "comment")]
    public IncidentCommentForm? Remark { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private IServiceProvider UseCases { get; set; } = default!;

    [Inject]
    private IStringLocalizer<IncidentStrings> Text { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private CancellationToken Aborted => HttpContext.RequestAborted;

    private string ChannelName => _channelName ?? Text[IncidentStrings.NoChannel].Value;

    private string? NextStepText => _incident?.NextStepAt is { } next && next > _now
        ? Text[IncidentStrings.NextStep, Time(next)].Value
        : null;

    private bool NoticeIsGood => Done is nameof(IncidentOutcome.Changed) or nameof(IncidentStrings.NoticeCommented);

    private string? NoticeText => Done switch
    {
        null => null,
        nameof(IncidentOutcome.Changed) => Text[IncidentStrings.NoticeChanged].Value,
        nameof(IncidentOutcome.Unchanged) => Text[IncidentStrings.NoticeUnchanged],
        nameof(IncidentOutcome.Closed) => Text[IncidentStrings.NoticeClosed],
        nameof(IncidentOutcome.NotClosed) => Text[IncidentStrings.NoticeNotClosed],
        IncidentStrings.NoticeLatePress => Text[IncidentStrings.NoticeLatePress],
        IncidentStrings.NoticeNotAllowed => Text[IncidentStrings.NoticeNotAllowed],
        IncidentStrings.NoticeCommented => Text[IncidentStrings.NoticeCommented],
        IncidentStrings.NoticeEmptyComment => Text[IncidentStrings.NoticeEmptyComment, CommentIncident.MaximumLength],
        _ => Text[IncidentStrings.NoticeFailed],
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _now = Clock.GetUtcNow();
        var find = UseCases.GetRequiredService<FindIncident>();
        _incident = await find.RunAsync(IncidentId, Aborted);
        if (_incident is null)
        {
            HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var members = UseCases.GetRequiredService<FindPeople>();
        _reader = await members.ReaderAsync(HttpContext.User, Aborted);
        _alerts = await find.AlertsAsync(_incident.Id, null, 0, MostAlerts, Aborted);
        _timeline = await find.TimelineAsync(_incident.Id, [], false, 0, MostEntries, Aborted);
        await UseCases.GetRequiredService<DescribeTimeline>().FillAsync(_timeline, Aborted);
        var people = _timeline.SelectMany(TimelineWords.People)
            .Concat(_incident.Responders.Select(responder => responder.MemberId))
            .Append(_incident.CloserId);
        _words = new TimelineWords(Text, await members.NamesAsync(people, Aborted));
        _channelName = (await UseCases.GetRequiredService<FindChannelNames>().ByIdAsync([_incident.ChannelId], Aborted))
            .GetValueOrDefault(_incident.ChannelId);
    }

    private string Time(DateTimeOffset instant) => _reader.Time(instant, _now);

    private async Task ActAsync()
    {
        if (_incident is null || !_reader.MayAct)
        {
            return;
        }

        string[] ids = [_incident.Id];
        var outcome = Action?.Do switch
        {
            "ack" => await UseCases.GetRequiredService<AcknowledgeIncident>().RunAsync(ids, _reader.Actor, Aborted),
            "unack" => await UseCases.GetRequiredService<UnacknowledgeIncident>().RunAsync(ids, _reader.Actor, Aborted),
            "close" => await UseCases.GetRequiredService<CloseIncident>().RunAsync(ids, _reader.Actor, Aborted),
            "reopen" => await UseCases.GetRequiredService<ReopenIncident>().RunAsync(ids, "", _reader.Actor, Aborted),
            "wake" => await UseCases.GetRequiredService<WakeIncident>().RunAsync(ids, _reader.Actor, Aborted),
            _ => SnoozeMinutes is { } minutes
                ? await UseCases.GetRequiredService<SnoozeIncident>().RunAsync(ids, minutes, _reader.Actor, Aborted)
                : IncidentOutcome.NotFound,
        };
        Return(outcome.ToString());
    }

    private int? SnoozeMinutes => Action?.Do?.Split('_') is ["snooze", var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        && SnoozeChoices.Contains(minutes)
            ? minutes
            : null;

    private async Task CommentAsync()
    {
        if (_incident is null || !_reader.MayAct)
        {
            return;
        }

        var words = Remark?.Text?.Trim().ReplaceLineEndings("\n") ?? "";
        if (words.Length is 0 or > CommentIncident.MaximumLength)
        {
            Return(IncidentStrings.NoticeEmptyComment);
            return;
        }

        var outcome = await UseCases.GetRequiredService<CommentIncident>().RunAsync([_incident.Id], words, false, _reader.Actor, Aborted);
        Return(outcome == IncidentOutcome.Changed ? IncidentStrings.NoticeCommented : outcome.ToString());
    }

    private void Return(string done) =>
        Navigation.NavigateTo(ConsoleUrls.IncidentDetail(_incident!.Id) + "?done=" + done);
}
