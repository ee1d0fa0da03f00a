using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlashdutyConsole.Components;
using FlashdutyConsole.Components.Layout;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Sandbox.Browser;
using FlashdutyConsole.Sandbox.Calls;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox;

/// <summary>The phone for trying the console without WeCom. Not there unless this is a demo.</summary>
public sealed partial class SandboxPage : IDisposable
{
    private const int MostPeople = 12;
    private const int MostCalls = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (Tab, string)[] Tabs =
    [
        (Tab.Phone, SandboxStrings.TabPhone),
        (Tab.Alerts, SandboxStrings.TabAlerts),
        (Tab.Calls, SandboxStrings.TabCalls),
    ];

    private readonly HashSet<string> _unread = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<SandboxCall> _open = new(ReferenceEqualityComparer.Instance);
    private readonly CancellationTokenSource _leaving = new();
    private SandboxWeCom? _state;
    private SandboxCorp? _corp;
    private SandboxApp? _app;
    private SandboxUser? _me;
    private SandboxUser? _other;
    private IReadOnlyList<SandboxCall> _calls = [];
    private SandboxCounts? _counts;
    private ITimer? _redraw;
    private int _isDue;
    private bool _otherIsChosen;
    private bool _isPushing;
    private PushOutcome? _push;
    private Tab _tab = Tab.Phone;

    private enum Tab
    {
        Phone,
        Alerts,
        Calls,
    }

    /// <summary>The app whose conversations are shown, by its AgentId; without it the ready-made one.</summary>
    [SupplyParameterFromQuery(Name = "app")]
    public int? AgentId { get; set; }

    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SandboxStrings> Text { get; set; } = default!;

    [Inject]
    private IStringLocalizer<IncidentStrings> IncidentText { get; set; } = default!;

    [Inject]
    private PushSampleAlert Push { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [CascadingParameter]
    private ConsoleView View { get; set; } = new();

    // Until the circuit is there a press would be lost.
    private bool IsResting => _isPushing || !RendererInfo.IsInteractive;

    private string? PushText => _push?.Result switch
    {
        PushResult.Accepted => Text[SandboxStrings.Pushed, _push.Status, _push.Took.TotalMilliseconds.ToString("0", CultureInfo.CurrentCulture)].Value,
        PushResult.Refused => Text[SandboxStrings.PushRefused, _push.Status, _push.Error],
        PushResult.Failed => Text[SandboxStrings.PushFailed],
        PushResult.NoSource => Text[SandboxStrings.NoSource],
        _ => null,
    };

    private string? StrangerAddress => _app?.HomeUrl is { Length: > 0 } home ? Services.GetRequiredService<WeComBrowser>().AddressOf(WeComBrowser.Stranger, home) : null;

    private string? CountText => _counts is null ? null : Text[
        SandboxStrings.Counts, _counts.RawRequests.Values.Sum(), _counts.TotalVisible, _counts.TotalSilentDrops].Value;

    /// <inheritdoc />
    public void Dispose()
    {
        if (_state is not null)
        {
            _state.Changed -= OnChanged;
        }

        View.Changed -= Redraw;
        _redraw?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _state = Services.GetService<SandboxServer>()?.State;
        _corp = _state?.Corps is [var first, ..] ? first : null;
        if (_corp is not { Apps.Count: > 0 })
        {
            Navigation.NotFound();
            return;
        }

        var people = _corp.Users;
        _me = people is [var one, ..] ? one : null;
        _other = people is [_, var two, ..] ? two : null;
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_corp is not null)
        {
            _app = (AgentId is { } agentId ? _corp.FindApp(agentId) : null) ?? (_corp.Apps is [var first, ..] ? first : null);
            ReadCalls();
        }
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && _state is not null)
        {
            _redraw = Time.CreateTimer(_ => RedrawNow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            View.Changed += Redraw;
            _state.Changed += OnChanged;
            Redraw();
        }
    }

    private static string ShortPath(SandboxCall call) =>
        call.Direction == SandboxCallDirection.ToWeCom
            ? call.Path.Replace("/cgi-bin/", "", StringComparison.Ordinal)
            : Uri.TryCreate(call.Path, UriKind.Absolute, out var uri) ? uri.AbsolutePath : call.Path;

    private static bool IsGood(SandboxCall call) => call.Status is >= 200 and < 400 && call.ErrCode is null or 0;

    private static string Milliseconds(SandboxCall call) =>
        call.Duration.TotalMilliseconds.ToString("0", CultureInfo.CurrentCulture) + " ms";

    private string CodeOf(SandboxCall call) => (call.Status, call.ErrCode) switch
    {
        (0, _) => Text[SandboxStrings.NoAnswer],
        (200, { } code) => code.ToString(CultureInfo.InvariantCulture),
        _ => "HTTP " + call.Status.ToString(CultureInfo.InvariantCulture),
    };

    private string Pretty(string body)
    {
        if (body.Length == 0)
        {
            return Text[SandboxStrings.EmptyBody];
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return JsonSerializer.Serialize(document.RootElement, Readable);
        }
        catch (JsonException)
        {
            // XML, or JSON that was cut for display: as it came.
            return body;
        }
    }

    private void Become(SandboxUser person)
    {
        if (_other?.UserId == person.UserId)
        {
            _other = _me;
        }

        _me = person;
        _unread.Remove(person.UserId);
    }

    private void ChooseOther(ChangeEventArgs args)
    {
        if (args.Value is string userId && _app?.Corp.FindUser(userId) is { } person)
        {
            _other = person;
            _otherIsChosen = true;
            _unread.Remove(userId);
        }
    }

    private void ChooseApp(ChangeEventArgs args)
    {
        if (int.TryParse(args.Value as string, CultureInfo.InvariantCulture, out var agentId))
        {
            Navigation.NavigateTo(ConsoleUrls.SandboxPhone(agentId));
        }
    }

    private void Toggle(SandboxCall call)
    {
        if (!_open.Remove(call))
        {
            _open.Add(call);
        }
    }

    private async Task PushAsync(SampleAlert alert, bool recovers)
    {
        _isPushing = true;
        _push = null;
        try
        {
            _push = await Push.RunAsync(alert, recovers, _leaving.Token);
        }
        finally
        {
            _isPushing = false;
        }

        if (_push.Result == PushResult.Accepted && !recovers)
        {
            _tab = Tab.Phone;
        }
    }

    private void OnChanged(object? sender, SandboxChangedEventArgs args)
    {
        if (args.UserId is { } userId)
        {
            lock (_unread)
            {
                _unread.Add(userId);
            }
        }

        Redraw();
    }

    // A burst of changes is drawn once: the first one starts the pause, the rest fall into it.
    private void Redraw()
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0)
        {
            _redraw?.Change(Pause, Timeout.InfiniteTimeSpan);
        }
    }

    private void RedrawNow()
    {
        Interlocked.Exchange(ref _isDue, 0);
        _ = InvokeAsync(() =>
        {
            ReadCalls();
            StateHasChanged();
        });
    }

    // An empty second phone shows nothing of what happens; once somebody chose it, it stays.
    private void ShowSomebodyWithMessages()
    {
        if (!_otherIsChosen && _other is not null && _app is not null && !HasMessages(_other))
        {
            _other = _app!.Corp.Users.Take(MostPeople).FirstOrDefault(person => person.UserId != _me?.UserId && HasMessages(person)) ?? _other;
        }
    }

    private bool HasMessages(SandboxUser person) => _state!.MessagesOf(person.UserId, _app!.AgentId, _app.Corp).Count > 0;

    private void ReadCalls()
    {
        ShowSomebodyWithMessages();
        _calls = [.. _state!.Calls.Reverse().Take(MostCalls)];
        _counts = _state.CountAll();
        _open.RemoveWhere(call => !_calls.Contains(call, ReferenceEqualityComparer.Instance));
        lock (_unread)
        {
            _unread.Remove(_me!.UserId);
            _unread.Remove(_other?.UserId ?? "");
        }
    }
}
