using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using FlashdutyConsole.Sandbox.GroupChats;

namespace FlashdutyConsole.Sandbox.Phone;

/// <summary>The group chats on a member's phone, and the one that is open. A group appears with its first message.</summary>
public sealed partial class PhoneGroups
{
    private IReadOnlyList<SandboxGroupChat> _groups = [];
    private SandboxGroupChat? _open;
    private string? _shownFor;

    /// <summary>The pretend WeCom.</summary>
    [Parameter, EditorRequired]
    public required SandboxWeCom State { get; set; }

    /// <summary>The company.</summary>
    [Parameter, EditorRequired]
    public required SandboxCorp Corp { get; set; }

    /// <summary>Whose phone it is.</summary>
    [Parameter, EditorRequired]
    public required SandboxUser Me { get; set; }

    /// <summary>How the phone writes a time.</summary>
    [Parameter, EditorRequired]
    public required Func<DateTimeOffset, string> Moment { get; set; }

    /// <summary>A link in a message was tapped.</summary>
    [Parameter]
    public EventCallback<string> OnTap { get; set; }

    [Inject]
    private IStringLocalizer<SandboxStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shownFor != Me.UserId)
        {
            _shownFor = Me.UserId;
            _open = null;
        }

        _groups = State.GroupChatsSeenBy(Me.UserId, Corp);
        _open = _open is null ? null : _groups.FirstOrDefault(group => group.ChatId == _open.ChatId);
    }

    private void Enter(SandboxGroupChat group) => _open = group;

    private string NameOf(string userId) => Corp.FindUser(userId)?.Name ?? userId;
}
