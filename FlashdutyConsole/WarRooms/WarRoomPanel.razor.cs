using System.Globalization;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using FlashdutyConsole.WeCom;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.WarRooms;

/// <summary>
/// The war room on the incident's page: who is in it, who cannot join and why, and what can be done. Static, with plain forms;
/// every action answers with a redirect.
/// </summary>
public partial class WarRoomPanel
{
    private WarRoomView? _view;
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private DateTimeOffset _now;

    /// <summary>24 hexadecimal digits.</summary>
    [Parameter, EditorRequired]
    public required string IncidentId { get; set; }

    /// <summary>What came of the last action: a name of <see cref="WarRoomOutcome"/>.</summary>
    [SupplyParameterFromQuery(Name = "room")]
    public string? Done { get; set; }

    /// <summary>The pressed button and its fields.</summary>
    [SupplyParameterFromForm(FormName = "room")]
    public WarRoomForm? Room { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private IServiceProvider UseCases { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WarRoomStrings> Text { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private CancellationToken Aborted => HttpContext.RequestAborted;

    // A group that WeCom has not confirmed is not done yet; its state says so.
    private bool IsUnderWay => Done == nameof(WarRoomOutcome.Done) && _view?.Room?.State == WarRoomState.Creating;

    private string? NoticeText => !IsUnderWay && Enum.TryParse<WarRoomOutcome>(Done, out var outcome) && Enum.IsDefined(outcome)
        ? Text["Notice" + outcome].Value
        : null;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _now = Clock.GetUtcNow();
        _reader = await UseCases.GetRequiredService<FindPeople>().ReaderAsync(HttpContext.User, Aborted);
        _view = await UseCases.GetRequiredService<DescribeWarRoom>().RunAsync(IncidentId, _reader.MemberId, Aborted);
    }

    private static string ChipOf(WarRoom room) => room.State switch
    {
        WarRoomState.Open => "chip chip-ok",
        WarRoomState.Creating => "chip chip-info",
        WarRoomState.Failed => "chip chip-critical",
        _ => "chip",
    };

    private static string CreateLabel(WarRoom? room) => room switch
    {
        null => WarRoomStrings.Create,
        { State: WarRoomState.Failed } => WarRoomStrings.TryAgain,
        _ => WarRoomStrings.OpenAgain,
    };

    private string? StateText(WarRoom room) => room.State switch
    {
        WarRoomState.Creating => Text[WarRoomStrings.CreatingText].Value,
        WarRoomState.Closed => Text[WarRoomStrings.ClosedText],
        WarRoomState.Gone => Text[WarRoomStrings.GoneText],
        WarRoomState.Open when room.MustLook => Text[WarRoomStrings.NotLookedAt],
        _ => null,
    };

    // What WeCom said, else what we know; then what to do about it.
    private IEnumerable<string> FaultLines(string reason, int errCode)
    {
        if (errCode == 0)
        {
            return reason.Length == 0 ? [] : [Text[WarRoomStrings.Reason(reason)], Text[WarRoomStrings.Cure(reason)]];
        }

        var (meaning, cure) = WeComErrors.Describe(errCode, CultureInfo.CurrentUICulture);
        return [$"{Text[WarRoomStrings.ErrCode, errCode]} {meaning}", cure];
    }

    private IEnumerable<string> CureLines(WarRoomMember member) => member.ErrCode == 0
        ? [Text[WarRoomStrings.Cure(member.Reason)]]
        : FaultLines(member.Reason, member.ErrCode);

    private async Task ActAsync()
    {
        if (_view is null || !_reader.MayAct)
        {
            return;
        }

        var people = HttpContext.Request.Form["people"].Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id != 0).Distinct().Take(RoomSteps.InvitedAtOnce).ToList();
        var result = Room?.Do switch
        {
            "create" => await UseCases.GetRequiredService<CreateWarRoom>().RunAsync(IncidentId, 0, people, Room.Earlier, _reader.Actor, Aborted),
            "invite" => await UseCases.GetRequiredService<InviteToWarRoom>().RunAsync(IncidentId, people, _reader.Actor, Aborted),
            "rename" => await UseCases.GetRequiredService<RenameWarRoom>().RunAsync(IncidentId, Room.Title ?? "", _reader.Actor, Aborted),
            "delete" => await UseCases.GetRequiredService<DeleteWarRoom>().RunAsync(IncidentId, 0, _reader.Actor, Aborted),
            _ => new WarRoomResult(WarRoomOutcome.NotFound),
        };
        Navigation.NavigateTo($"{ConsoleUrls.IncidentDetail(IncidentId)}?room={result.Outcome}#war-room");
    }
}
