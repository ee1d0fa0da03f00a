using FlashdutyConsole.Members.Sessions;
using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Members.Own;

/// <summary>Where the member is signed in, and the end of it.</summary>
public sealed partial class SessionSection
{
    private IReadOnlyList<MemberSession> _sessions = [];

    /// <summary>What was pressed.</summary>
    [SupplyParameterFromForm(FormName = "sessions")]
    public OwnForm Form { get; set; } = default!;

    [Inject]
    private OwnSessions Sessions { get; set; } = default!;

    private string? Current => HttpContext.User.SessionId();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Form ??= new OwnForm();
        _sessions = await Sessions.FindAsync(Member.Id, Aborted);
    }

    private async Task EndAsync()
    {
        if (Form.Act == "others")
        {
            await Sessions.EndOthersAsync(Actor, Current, Aborted);
        }
        else if (_sessions.FirstOrDefault(session => AppKey.HashOf(session.Id) == Form.Id) is { } session)
        {
            await Sessions.EndAsync(Actor, session.Id, Aborted);
        }

        Leave("sessions");
    }
}
