using FlashdutyConsole.Components;
using FlashdutyConsole.Members.Invitations;
using FlashdutyConsole.OpenApi;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Members.People;

/// <summary>Invites several people at once and shows each link, this one time.</summary>
public sealed partial class InvitePanel : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<(string Email, string Link, bool IsMailed)>? _links;
    private string _emails = "";
    private MemberRole _role = MemberRole.Responder;
    private string? _fault;
    private bool _isBusy;
    private bool _isPrepared;

    /// <summary>Who invites.</summary>
    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    /// <summary>An invited member who needs a new link; null = somebody new.</summary>
    [Parameter]
    public MemberLine? Renew { get; set; }

    /// <summary>People were invited.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    /// <summary>The panel is to be closed.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    [Inject]
    private InviteMember Invite { get; set; } = default!;

    [Inject]
    private InvitationMail Mail { get; set; } = default!;

    [Inject]
    private ConsoleAddress Address { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PeopleStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Renew is { } line && !_isPrepared)
        {
            _isPrepared = true;
            _emails = line.Email;
            _role = line.Role;
        }
    }

    private async Task InviteAsync()
    {
        if (_isBusy)
        {
            return;
        }

        var emails = _emails.Split(['\n', '\r', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .DistinctBy(email => email.ToUpperInvariant()).ToList();
        _fault = emails switch
        {
            [] => Text[PeopleStrings.NoEmail].Value,
            { Count: > InviteMember.MaximumMembers } => Text[PeopleStrings.TooMany, InviteMember.MaximumMembers].Value,
            _ => emails.FirstOrDefault(email => !EmailAddress.IsValid(email)) is { } bad ? Text[PeopleStrings.BadEmail, bad].Value : null,
        };
        if (_fault is not null)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var invitations = emails.Select(email => new Invitation
            {
                Email = email,
                Name = Renew is { } line && line.Email == email ? line.Name : MemberName.Of(email),
                Role = _role,
            }).ToList();
            var result = await Invite.RunAsync(invitations, Reader.Actor, _leaving.Token);
            _fault = !result.IsAllowed ? Text[PeopleStrings.NotAllowed].Value : result.Taken is { } taken ? Text[PeopleStrings.Taken, taken].Value : null;
            if (_fault is null)
            {
                var mailed = await Mail.SendAsync(result.Members, _leaving.Token);
                _links = [.. result.Members.Select(one => (one.Member.Email!, Address.Of(ConsoleUrls.InvitationOf(one.Token)), mailed.Contains(one.Member.Id)))];
                await Done.InvokeAsync();
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private string LabelOf(string email, bool isMailed) =>
        !Mail.IsOn ? email : $"{email} ({Text[isMailed ? PeopleStrings.Mailed : PeopleStrings.NotMailed]})";
}
