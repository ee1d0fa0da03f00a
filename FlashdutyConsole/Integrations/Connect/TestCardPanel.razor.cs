using FlashdutyConsole.Integrations.Checks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>Sends a card to a linked member or a userid, and waits for the tap on it.</summary>
public sealed partial class TestCardPanel : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<LinkedMember> _linked = [];
    private bool _isTyped;
    private bool _isMissing;
    private long _memberId;
    private string _userId = "";

    /// <summary>The integration; a draft too.</summary>
    [Parameter, EditorRequired]
    public required long IntegrationId { get; set; }

    /// <summary>How the card check stands.</summary>
    [Parameter, EditorRequired]
    public required CheckResult Result { get; set; }

    /// <summary>Whether checks are running.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>Somebody is to get a card.</summary>
    [Parameter]
    public EventCallback<CardTarget> OnSend { get; set; }

    [Inject]
    private FindLinkedMembers Find { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ConnectStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _linked = await Find.RunAsync(IntegrationId, _leaving.Token);
        _memberId = _linked.Count > 0 ? _linked[0].MemberId : 0;
    }

    private async Task SendAsync()
    {
        var isLinked = _linked.Count > 0 && !_isTyped;
        _isMissing = !isLinked && string.IsNullOrWhiteSpace(_userId);
        if (!_isMissing)
        {
            await OnSend.InvokeAsync(isLinked ? new CardTarget(_memberId) : new CardTarget(0, _userId.Trim()));
        }
    }

    private string NameOf(long memberId) => _linked.FirstOrDefault(member => member.MemberId == memberId) is { } found ? $"{found.Name} ({found.UserId})" : "";
}
