using System.Globalization;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>Sends the text as it is now, as a card to the reader or to another linked member.</summary>
public sealed partial class TestCardForm : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<TestCardRecipient>? _recipients;
    private int _chosen;
    private bool _isSending;
    private bool _hasFailed;
    private string? _outcome;

    /// <summary>The template's text.</summary>
    [Parameter, EditorRequired]
    public required string Content { get; set; }

    /// <summary>The incident that is shown; null = the sample.</summary>
    [Parameter]
    public string? IncidentId { get; set; }

    /// <summary>The state it is shown in.</summary>
    [Parameter, EditorRequired]
    public required PreviewState State { get; set; }

    /// <summary>Who sends.</summary>
    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Inject]
    private FindTestCardRecipients Find { get; set; } = default!;

    [Inject]
    private SendTestCard Send { get; set; } = default!;

    [Inject]
    private IConfiguration Configuration { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PreviewStrings> Text { get; set; } = default!;

    private bool IsResting => !RendererInfo.IsInteractive;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var found = await Find.RunAsync(_leaving.Token);
        // The reader first.
        _recipients = [.. found.OrderByDescending(one => one.MemberId == Reader.MemberId)];
    }

    private void Choose(ChangeEventArgs chosen) =>
        _chosen = int.TryParse(chosen.Value as string, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < _recipients!.Count ? index : 0;

    private string NameOf(TestCardRecipient one)
    {
        var name = one.MemberId == Reader.MemberId ? Text[PreviewStrings.TestMe, one.MemberName].Value : one.MemberName;
        return _recipients!.Count(other => other.MemberId == one.MemberId) > 1 ? Text[PreviewStrings.TestByWeCom, name, one.IntegrationName] : name;
    }

    private async Task SendAsync()
    {
        if (!Reader.MayConfigure || _isSending || _recipients is not { Count: > 0 })
        {
            return;
        }

        _isSending = true;
        try
        {
            var to = _recipients[_chosen];
            var card = new TestCard { Content = Content, IncidentId = IncidentId, State = State, MemberId = to.MemberId, IntegrationId = to.IntegrationId };
            var sent = await Send.RunAsync(card, Reader.Actor, _leaving.Token);
            _hasFailed = sent.Outcome != TestCardOutcome.Queued;
            _outcome = _hasFailed ? Text["Test_" + sent.Outcome] : Text[PreviewStrings.TestSent, to.MemberName];
        }
        finally
        {
            _isSending = false;
        }
    }
}
