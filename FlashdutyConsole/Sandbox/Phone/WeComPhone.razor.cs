using System.Globalization;
using FlashdutyConsole.Sandbox.Browser;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Sandbox.Messages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox.Phone;

/// <summary>A phone with WeCom open at the conversation of one member with one app.</summary>
public sealed partial class WeComPhone : IDisposable
{
    private const int FirstShown = 30;
    private static readonly TimeSpan QuietGap = TimeSpan.FromMinutes(3);

    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<SandboxMessage> _shown = [];
    private bool _hasEarlier;
    private int _most = FirstShown;
    private string? _shownFor;
    private string _draft = "";
    private string? _failure;
    private PressedButton? _busy;
    private string? _page;

    /// <summary>The pretend WeCom.</summary>
    [Parameter, EditorRequired]
    public required SandboxWeCom State { get; set; }

    /// <summary>The app whose conversation is open.</summary>
    [Parameter, EditorRequired]
    public required SandboxApp App { get; set; }

    /// <summary>Whose phone it is.</summary>
    [Parameter, EditorRequired]
    public required SandboxUser Me { get; set; }

    /// <summary>Whether the phone is dark.</summary>
    [Parameter]
    public bool Dark { get; set; }

    [Inject]
    private WeComBrowser Browser { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SandboxStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shownFor != Me.UserId)
        {
            _shownFor = Me.UserId;
            _most = FirstShown;
            _failure = null;
            _busy = null;
            _page = null;
        }

        Read();
    }

    // As WeCom does: addresses open in its own browser, in front of the conversation.
    private void Open(string address) => _page = Browser.AddressOf(Me.UserId, address) ?? _page;

    // A phone in China keeps China's time.
    private static DateTimeOffset Local(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(8));

    private static string Clock(DateTimeOffset time) => Local(time).ToString("HH:mm", CultureInfo.InvariantCulture);

    private string Moment(DateTimeOffset time)
    {
        var days = Local(State.Time.GetUtcNow()).Date - Local(time).Date;
        return days.Days switch
        {
            0 => Clock(time),
            1 => Text[SandboxStrings.Yesterday, Clock(time)],
            _ => Local(time).ToString("M", CultureInfo.CurrentCulture) + " " + Clock(time),
        };
    }

    private void Read()
    {
        var all = State.MessagesOf(Me.UserId, App.AgentId, App.Corp);
        _hasEarlier = all.Count > _most;
        _shown = [.. all.Reverse().Take(_most)];
    }

    private void ShowEarlier()
    {
        _most += FirstShown;
        Read();
    }

    private async Task PressAsync(SandboxMessage message, string key, bool menu)
    {
        if (_busy is not null)
        {
            return;
        }

        _busy = new PressedButton(message.MsgId, key);
        _failure = null;
        try
        {
            var outcome = menu
                ? await State.PressMenuAsync(Me.UserId, message.MsgId, key, App.Corp, _leaving.Token)
                : await State.PressButtonAsync(Me.UserId, message.MsgId, key, corp: App.Corp, cancellationToken: _leaving.Token);
            _failure = Explain(outcome);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            _busy = null;
        }

        Read();
    }

    private async Task SendAsync()
    {
        var words = _draft.Trim();
        if (words.Length == 0)
        {
            return;
        }

        _draft = "";
        try
        {
            _failure = Explain(await State.SendTextAsync(Me.UserId, App, words, _leaving.Token));
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return;
        }

        Read();
    }

    private string? Explain(SandboxClickOutcome outcome) => outcome.Failure switch
    {
        null => null,
        SandboxClickFailure.UnknownMember => Text[SandboxStrings.FailUnknownMember].Value,
        SandboxClickFailure.UnknownMessage => Text[SandboxStrings.FailUnknownMessage],
        SandboxClickFailure.CardClosed => Text[SandboxStrings.FailCardClosed],
        SandboxClickFailure.UnknownKey => Text[SandboxStrings.FailUnknownKey],
        SandboxClickFailure.NoCallback => Text[SandboxStrings.FailNoCallback],
        SandboxClickFailure.TimedOut => Text[SandboxStrings.FailTimedOut],
        SandboxClickFailure.Unreachable => Text[SandboxStrings.FailUnreachable],
        SandboxClickFailure.WrongStatus => Text[SandboxStrings.FailWrongStatus],
        _ => Text[SandboxStrings.FailReply],
    };

    private sealed record PressedButton(string MsgId, string Key);
}
