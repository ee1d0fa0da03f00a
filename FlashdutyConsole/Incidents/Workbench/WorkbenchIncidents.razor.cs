using System.Globalization;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Incidents.Workbench;

/// <summary>
/// The incidents on a member's homepage in WeCom: what waits for them, what is theirs, what else is open. Every button answers
/// with a redirect, so that reloading repeats nothing.
/// </summary>
public partial class WorkbenchIncidents
{
    private const string AllView = "all";
    private const int SnoozeMinutes = 120;

    private WorkbenchView _view = new();
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private DateTimeOffset _now;

    /// <summary>The path of the page.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    /// <summary>The member's name.</summary>
    [Parameter]
    public string MemberName { get; set; } = "";

    /// <summary>The name of the WeCom app.</summary>
    [Parameter]
    public string AppName { get; set; } = "";

    /// <summary>The WeCom user that the member is linked to.</summary>
    [Parameter]
    public string WeComUserId { get; set; } = "";

    /// <summary>Since when.</summary>
    [Parameter]
    public DateTimeOffset LinkedAt { get; set; }

    /// <summary><c>all</c> = every open incident.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    /// <summary>Where the last page of all ended.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    /// <summary>What came of the last press: a name of <see cref="IncidentOutcome"/>.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>The pressed button.</summary>
    [SupplyParameterFromForm(FormName = "workbench")]
    public WorkbenchPress? Press { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private FindWorkbench Find { get; set; } = default!;

    [Inject]
    private FindPeople People { get; set; } = default!;

    [Inject]
    private IServiceProvider UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WorkbenchStrings> Text { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private CancellationToken Aborted => HttpContext.RequestAborted;

    private string? NoticeText => Done switch
    {
        null => null,
        nameof(IncidentOutcome.Changed) => Text[WorkbenchStrings.NoticeChanged].Value,
        nameof(IncidentOutcome.Unchanged) => Text[WorkbenchStrings.NoticeUnchanged],
        nameof(IncidentOutcome.Closed) => Text[WorkbenchStrings.NoticeClosed],
        _ => Text[WorkbenchStrings.NoticeFailed],
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _now = Clock.GetUtcNow();
        _reader = await People.ReaderAsync(HttpContext.User, Aborted);
        if (!HttpMethods.IsGet(HttpContext.Request.Method))
        {
            // The answer to a press is a redirect: nothing is drawn.
            return;
        }

        _view = View == AllView
            ? await Find.AllAsync(ObjectId.IsValid(After) ? After!.ToLowerInvariant() : null, Aborted)
            : await Find.MineAsync(_reader.MemberId, Aborted);
    }

    private string Time(DateTimeOffset instant) => _reader.Time(instant, _now);

    private async Task PressAsync()
    {
        var outcome = IncidentOutcome.NotFound;
        if (_reader.MayAct && Press?.Do?.Split(':') is [var action, var id] && ObjectId.IsValid(id))
        {
            string[] ids = [id];
            outcome = action switch
            {
                "ack" => await UseCases.GetRequiredService<AcknowledgeIncident>().RunAsync(ids, _reader.Actor, Aborted),
                "close" => await UseCases.GetRequiredService<CloseIncident>().RunAsync(ids, _reader.Actor, Aborted),
                "snooze_120" => await UseCases.GetRequiredService<SnoozeIncident>().RunAsync(ids, SnoozeMinutes, _reader.Actor, Aborted),
                _ => IncidentOutcome.NotFound,
            };
        }

        var view = View == AllView ? $"view={AllView}&" : "";
        Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"{Path}?{view}done={outcome}"));
    }
}
