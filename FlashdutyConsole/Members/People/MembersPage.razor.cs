using FlashdutyConsole.Components;
using FlashdutyConsole.Members.Invitations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace FlashdutyConsole.Members.People;

/// <summary>The people of the console: invite, give roles, shut out, remove.</summary>
public sealed partial class MembersPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<MemberLine>? _lines;
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private string _search = "";
    private bool _isInviting;
    private MemberLine? _renew;
    private long _open;
    private MemberRole _role;
    private MemberAct? _asked;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private FindMemberLines Find { get; set; } = default!;

    [Inject]
    private FindPeople People { get; set; } = default!;

    [Inject]
    private ChangeRole ChangeRole { get; set; } = default!;

    [Inject]
    private EnableMember Enable { get; set; } = default!;

    [Inject]
    private DeleteMember Delete { get; set; } = default!;

    [Inject]
    private ResetSecondFactor Reset { get; set; } = default!;

    [Inject]
    private SignOutEverywhere SignOut { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PeopleStrings> Text { get; set; } = default!;

    [Inject]
    private ILogger<MembersPage> Log { get; set; } = default!;

    // Drawn, but not alive yet: what is pressed now would be lost.
    private bool IsResting => !RendererInfo.IsInteractive;

    private IEnumerable<MemberRole> Appointable => Enum.GetValues<MemberRole>().Where(role => MemberRules.MayAppoint(_reader.Role, role));

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            _reader = await People.ReaderAsync((await Authentication).User, _leaving.Token);
        }

        if (_reader.MayConfigure)
        {
            _lines = await Find.RunAsync(_search, _leaving.Token);
        }
    }

    private async Task SearchAsync(string? text)
    {
        _search = text?.Trim() ?? "";
        _lines = await Find.RunAsync(_search, _leaving.Token);
    }

    private void Toggle(MemberLine line)
    {
        _open = _open == line.Id ? 0 : line.Id;
        _role = line.Role;
        _asked = null;
    }

    private void RenewLink(MemberLine line)
    {
        _renew = line;
        _isInviting = true;
    }

    private void CloseInvite()
    {
        _renew = null;
        _isInviting = false;
    }

    private async Task InvitedAsync() => _lines = await Find.RunAsync(_search, _leaving.Token);

    private async Task ActAsync(MemberLine line, MemberAct act)
    {
        _asked = null;
        try
        {
            var outcome = await (act switch
            {
                MemberAct.Role => ChangeRole.RunAsync(line.Id, _role, _reader.Actor, _leaving.Token),
                MemberAct.SignOut => SignOut.RunAsync(line.Id, _reader.Actor, _leaving.Token),
                MemberAct.Reset => Reset.RunAsync(line.Id, _reader.Actor, _leaving.Token),
                MemberAct.Delete => Delete.RunAsync(line.Id, _reader.Actor, _leaving.Token),
                _ => Enable.RunAsync(line.Id, act == MemberAct.Enable, _reader.Actor, _leaving.Token),
            });
            Snackbar.Add(Text["Outcome" + outcome], outcome is MemberOutcome.Done ? MudBlazor.Severity.Success : MudBlazor.Severity.Warning);
            _lines = await Find.RunAsync(_search, _leaving.Token);
            _role = _lines.FirstOrDefault(one => one.Id == line.Id)?.Role ?? _role;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page was left, or closed because it was about oneself.
        }
        catch (Exception exception)
        {
            LogFault(Log, line.Id, exception);
            Snackbar.Add(Text[PeopleStrings.Failed], MudBlazor.Severity.Error);
        }
    }

    private string QuestionOf(MemberLine line, MemberAct act) => act switch
    {
        MemberAct.Role => Text[PeopleStrings.SureRole, line.Name, Text["Role" + _role].Value],
        MemberAct.SignOut => Text[PeopleStrings.SureSignOut, line.Name],
        MemberAct.Reset => Text[PeopleStrings.SureReset, line.Name],
        MemberAct.Delete => Text[PeopleStrings.SureDelete, line.Name],
        _ => Text[PeopleStrings.SureDisable, line.Name],
    };

    private string AboutOf(MemberLine line)
    {
        var now = Clock.GetUtcNow();
        return line switch
        {
            { Status: MemberStatus.Pending, InviteExpiresAt: { } until } when until > now => Text[PeopleStrings.PendingUntil, _reader.Time(until, now)],
            { Status: MemberStatus.Pending } => Text[PeopleStrings.PendingExpired],
            { LastSeenAt: { } seen } => Text[PeopleStrings.LastSeen, _reader.Time(seen, now)],
            _ => Text[PeopleStrings.NotSignedIn],
        };
    }

    private string FactorOf(MemberLine line) => string.Join(", ", new[]
    {
        line.HasSecondFactor ? Text[PeopleStrings.SecondFactor].Value : null,
        line.Passkeys > 0 ? Text[PeopleStrings.Passkeys, line.Passkeys].Value : null,
    }.OfType<string>()) is { Length: > 0 } factors ? factors : line.Status == MemberStatus.Pending ? "" : Text[PeopleStrings.PasswordOnly];

    private static string ChipOf(MemberStatus status) => status switch
    {
        MemberStatus.Enabled => "chip chip-ok",
        MemberStatus.Pending => "chip chip-info",
        _ => "chip",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Member {MemberId} could not be changed")]
    private static partial void LogFault(ILogger logger, long memberId, Exception exception);
}
