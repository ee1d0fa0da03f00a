using System.Collections.Concurrent;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Incidents;

/// <summary>The incident list: filters in the address, read page after page as it scrolls, follows every change.</summary>
public sealed partial class IncidentsPage : IDisposable
{
    private const int PageSize = 50;
    private const int MostChangesAtOnce = 100;
    private const int MostKept = 5000;
    private const long AnyChannel = -1;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);
    private static readonly IncidentSeverity[] Severities = [IncidentSeverity.Critical, IncidentSeverity.Warning, IncidentSeverity.Info];

    private readonly CancellationTokenSource _leaving = new();
    private readonly ConcurrentDictionary<string, bool> _changed = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private IncidentView _view = new();
    private List<Incident>? _items;
    private bool _hasMore;
    private bool _fault;
    private bool _isLive;
    private int _isDue;
    private ITimer? _timer;
    private Virtualize<Incident>? _list;
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private IReadOnlyList<KeyValuePair<long, string>> _channels = [];
    private IReadOnlyDictionary<IncidentProgress, int>? _counts;
    private Dictionary<long, string> _names = [];
    private DateTimeOffset _now;

    /// <summary>Tab, in the address.</summary>
    [SupplyParameterFromQuery(Name = "progress")]
    public string? ProgressQuery { get; set; }

    /// <summary>Severity, in the address.</summary>
    [SupplyParameterFromQuery(Name = "severity")]
    public string? SeverityQuery { get; set; }

    /// <summary>Channel, in the address.</summary>
    [SupplyParameterFromQuery(Name = "channel")]
    public long? ChannelQuery { get; set; }

    /// <summary>Text, in the address.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? TextQuery { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private FindIncidents Find { get; set; } = default!;

    [Inject]
    private FindChannelNames Channels { get; set; } = default!;

    [Inject]
    private FindPeople Members { get; set; } = default!;

    [Inject]
    private IncidentChanges Changes { get; set; } = default!;

    [Inject]
    private IStringLocalizer<IncidentStrings> Text { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<IncidentsPage> Log { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        Changes.Changed -= OnChanged;
        _timer?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // Before the first look at the list: what changes between that look and the first drawing is not missed.
        _timer = Clock.CreateTimer(_ => FollowSoon(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Changes.Changed += OnChanged;
        _now = Clock.GetUtcNow();
        if (Authentication is not null)
        {
            _reader = await Members.ReaderAsync((await Authentication).User, _leaving.Token);
        }

        _channels = await Channels.AllAsync(_leaving.Token);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var view = IncidentView.Read(ProgressQuery, SeverityQuery, ChannelQuery, TextQuery);
        if (view != _view || _items is null)
        {
            _view = view;
            await LoadAsync();
        }
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _isLive = true;
            StateHasChanged();
        }
    }

    private async Task LoadAsync()
    {
        _items = null;
        _fault = false;
        await ReadAsync();
        if (_items is not null && !_changed.IsEmpty)
        {
            Arm(Pause);
        }
    }

    private Task ReadAsync() => GuardAsync(async () =>
    {
        var view = _view;
        var page = await Find.RunAsync(view.Filter(), null, PageSize, 0, _leaving.Token);
        await NameAsync(page.Items);
        _counts = await Find.CountByProgressAsync(_leaving.Token);
        _now = Clock.GetUtcNow();
        if (view == _view)
        {
            (_items, _hasMore, _fault) = ([.. page.Items], page.HasMore, false);
        }
    });

    // The list knows how many rows there are only up to what was read, and offers one page more while there is one.
    private async ValueTask<ItemsProviderResult<Incident>> ProvideAsync(ItemsProviderRequest request)
    {
        await GuardAsync(async () =>
        {
            var shown = _items;
            while (_hasMore && shown is { Count: > 0 and < MostKept } && request.StartIndex + request.Count > shown.Count)
            {
                var page = await Find.RunAsync(_view.Filter(), shown[^1].Id, PageSize, 0, _leaving.Token);
                await NameAsync(page.Items);
                if (!ReferenceEquals(shown, _items))
                {
                    // Another view was opened meanwhile; this page of the old one is nobody's.
                    return;
                }

                shown.AddRange(page.Items);
                _hasMore = page.HasMore;
            }
        });
        var items = _items ?? [];
        var expected = items.Count + (_hasMore && items.Count < MostKept ? PageSize : 0);
        return new ItemsProviderResult<Incident>(items.Skip(request.StartIndex).Take(request.Count), expected);
    }

    private void OnChanged(string incidentId)
    {
        _changed[incidentId] = true;
        Arm(Pause);
    }

    private void Arm(TimeSpan pause)
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0)
        {
            _timer?.Change(pause, Timeout.InfiniteTimeSpan);
        }
    }

    private void FollowSoon()
    {
        Interlocked.Exchange(ref _isDue, 0);
        _ = InvokeAsync(FollowAsync);
    }

    // One query for all that changed, whatever is on the screen; a flood reads the list anew.
    private async Task FollowAsync()
    {
        if (_items is null && !_fault)
        {
            // The list is being read, perhaps from before these changes: they are looked at when it is there.
            return;
        }

        var ids = _changed.Keys.ToList();
        ids.ForEach(id => _changed.TryRemove(id, out _));
        if (_fault || ids.Count > MostChangesAtOnce)
        {
            await ReadAsync();
        }
        else if (ids.Count > 0)
        {
            await MergeAsync(ids);
        }
        else
        {
            return;
        }

        if (_list is not null)
        {
            await _list.RefreshDataAsync();
        }

        StateHasChanged();
    }

    private async Task MergeAsync(List<string> ids)
    {
        var shown = _items;
        await GuardAsync(async () =>
        {
            var page = await Find.RunAsync(_view.Filter() with { Ids = ids }, null, MostChangesAtOnce, 0, _leaving.Token);
            await NameAsync(page.Items);
            _counts = await Find.CountByProgressAsync(_leaving.Token);
            _now = Clock.GetUtcNow();
            if (ReferenceEquals(shown, _items))
            {
                Merge(ids, page.Items);
            }
        });
    }

    private void Merge(List<string> ids, IReadOnlyList<Incident> present)
    {
        _items!.RemoveAll(item => ids.Contains(item.Id));
        foreach (var incident in present)
        {
            // Newest first; ids begin with the time.
            var place = _items.FindIndex(item => string.CompareOrdinal(item.Id, incident.Id) < 0);
            if (place >= 0)
            {
                _items.Insert(place, incident);
            }
            else if (!_hasMore)
            {
                _items.Add(incident);
            }
        }
    }

    private async Task NameAsync(IReadOnlyList<Incident> incidents)
    {
        var unknown = incidents.SelectMany(incident => incident.Responders.Select(responder => responder.MemberId))
            .Where(id => !_names.ContainsKey(id)).Distinct().ToList();
        foreach (var (id, name) in await Members.NamesAsync(unknown, _leaving.Token))
        {
            _names[id] = name;
        }
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await _reading.WaitAsync(_leaving.Token);
            try
            {
                await work();
            }
            finally
            {
                _reading.Release();
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            LogFault(Log, exception);
            _fault = true;
            // Nobody has to be there to press "again".
            Arm(TryAgain);
        }
    }

    private string? CountOf(IncidentTab tab)
    {
        var triggered = _counts?.GetValueOrDefault(IncidentProgress.Triggered) ?? 0;
        var processing = _counts?.GetValueOrDefault(IncidentProgress.Processing) ?? 0;
        int? count = tab switch
        {
            IncidentTab.Open => triggered + processing,
            IncidentTab.Triggered => triggered,
            IncidentTab.Processing => processing,
            _ => null,
        };
        return _counts is null || count is null or 0 ? null : count > 999 ? "999+" : count.Value.ToString(System.Globalization.CultureInfo.CurrentCulture);
    }

    private string NameOfChannel(long id) =>
        _channels.FirstOrDefault(channel => channel.Key == id).Value ?? Text[IncidentStrings.NoChannel];

    private string Who(Incident incident)
    {
        var names = incident.Responders.OrderBy(responder => responder.AcknowledgedAt is null).Select(responder => _names.GetValueOrDefault(responder.MemberId, "?")).ToList();
        return names.Count == 0
            ? Text[IncidentStrings.Nobody]
            : string.Join(Text[IncidentStrings.ListSeparator].Value.Trim('"'), names.Take(2)) + (names.Count > 2 ? $" +{names.Count - 2}" : "");
    }

    private void Search(string? text) => Go(_view with { Text = text?.Trim() ?? "" });

    private void ChooseSeverity(string? severity) =>
        Go(_view with { Severity = Enum.TryParse<IncidentSeverity>(severity, out var chosen) ? chosen : null });

    private void ChooseChannel(long channel) => Go(_view with { ChannelId = channel == AnyChannel ? null : channel });

    private void Go(IncidentView view)
    {
        if (view != _view)
        {
            Navigation.NavigateTo(view.Address(ConsoleUrls.Incidents), replace: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The incident list could not be read")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
