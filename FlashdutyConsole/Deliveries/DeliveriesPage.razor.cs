using System.Globalization;
using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations.Gates;
using FlashdutyConsole.Members;
using FlashdutyConsole.WeCom;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace FlashdutyConsole.Deliveries;

/// <summary>Every message to every person, with its state, WeCom's errcode and a cure in words. Reads itself anew while open.</summary>
public sealed partial class DeliveriesPage : IDisposable
{
    // The newest lines are read anew while the page is open; older ones are final, or nearly so.
    private const int MostFollowed = 200;
    private const int MostLines = 5000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _leaving = new();
    private readonly HashSet<long> _resending = [];
    private readonly Dictionary<(string, long), string?> _cureLinks = [];
    private DeliveryTab _tab;
    private List<DeliveryLine>? _lines;
    private bool _hasMore;
    private bool _fault;
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private DateTimeOffset _now;

    /// <summary>Tab, in the address.</summary>
    [SupplyParameterFromQuery(Name = "status")]
    public string? StatusQuery { get; set; }

    /// <summary>Incident, in the address.</summary>
    [SupplyParameterFromQuery(Name = "incident_id")]
    public string? IncidentQuery { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private FindDeliveryLines Find { get; set; } = default!;

    [Inject]
    private CureLinks Cures { get; set; } = default!;

    [Inject]
    private ResendDelivery Resend { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private FindPeople People { get; set; } = default!;

    [Inject]
    private IStringLocalizer<DeliveryStrings> Text { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<DeliveriesPage> Log { get; set; } = default!;

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
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _tab = Enum.TryParse<DeliveryTab>(StatusQuery, true, out var tab) && Enum.IsDefined(tab) ? tab : DeliveryTab.All;
        _lines = null;
        await ReadAsync();
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = FollowAsync(_leaving.Token);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await InvokeAsync(async () =>
                {
                    await ReadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    private async Task ResendAsync(DeliveryLine line)
    {
        if (!_reader.MayAct || !_resending.Add(line.Id))
        {
            return;
        }

        try
        {
            var isQueued = await Resend.RunAsync(line.Id, _reader.Actor, _leaving.Token);
            Snackbar.Add(
                isQueued ? Text[DeliveryStrings.Resent, NameOf(line)] : Text[DeliveryStrings.NotResent],
                isQueued ? Severity.Success : Severity.Warning);
            await ReadAsync();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            LogResendFault(Log, line.Id, exception);
            Snackbar.Add(Text[DeliveryStrings.ResendFailed], Severity.Error);
        }
        finally
        {
            _resending.Remove(line.Id);
        }
    }

    // The next page begins where the last line ended, however far down that is.
    private Task MoreAsync() => GuardAsync(async () =>
    {
        var shown = _lines;
        if (shown is not { Count: > 0 and < MostLines })
        {
            return;
        }

        var older = await Find.RunAsync(_tab, IncidentQuery, shown[^1].Id, FindDeliveryLines.PageSize + 1, _leaving.Token);
        if (ReferenceEquals(shown, _lines))
        {
            foreach (var (reason, integrationId) in older.Select(line => (line.Reason, line.IntegrationId)).Distinct().ToList())
            {
                _cureLinks[(reason, integrationId)] = await Cures.OfAsync(reason, integrationId, _leaving.Token);
            }

            _lines = [.. shown, .. older.Take(FindDeliveryLines.PageSize)];
            _hasMore = older.Count > FindDeliveryLines.PageSize && _lines.Count < MostLines;
        }
    });

    // The newest lines anew; below them what was read before stays.
    private Task ReadAsync() => GuardAsync(async () =>
    {
        var (tab, shown) = (_tab, _lines);
        var count = Math.Clamp(shown?.Count ?? 0, FindDeliveryLines.PageSize, MostFollowed);
        var lines = await Find.RunAsync(tab, IncidentQuery, null, count + 1, _leaving.Token);
        if (tab != _tab || !ReferenceEquals(shown, _lines))
        {
            return;
        }

        var newest = lines.Take(count).ToList();
        // When more came than is read anew, what was read before no longer joins on, and is fetched again by "more".
        var joins = shown is { Count: > MostFollowed } && newest.Count == count && newest[^1].Id <= shown[0].Id;
        List<DeliveryLine> older = joins ? [.. shown!.Where(line => line.Id < newest[^1].Id)] : [];
        _hasMore = joins ? _hasMore : lines.Count > count;
        foreach (var (reason, integrationId) in newest.Select(line => (line.Reason, line.IntegrationId)).Distinct().ToList())
        {
            _cureLinks[(reason, integrationId)] = await Cures.OfAsync(reason, integrationId, _leaving.Token);
        }

        _lines = [.. newest, .. older];
        _now = Clock.GetUtcNow();
        _fault = false;
    });

    private async Task GuardAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            LogFault(Log, exception);
            _fault = true;
        }
    }

    private static (string Meaning, string Cure) Explain(DeliveryLine line)
    {
        var culture = CultureInfo.CurrentUICulture;
        var (meaning, cure) = DeliveryWords.Describe(line.Reason, line.ErrCode, culture);
        if (line.ErrCode == 0)
        {
            return (meaning, cure);
        }

        // WeCom's own code says more than the reason that it was sorted under.
        var (said, advice) = WeComErrors.Describe(line.ErrCode, culture);
        return (said.Length > 0 ? said : meaning, advice.Length > 0 ? advice : cure);
    }

    private static string? HelpOf(DeliveryLine line) => line.StaleSince is not null ? HelpTopic.Stale : line.Reason switch
    {
        DeliveryReason.NoResponseCode => HelpTopic.Stale,
        DeliveryReason.NotLinked or DeliveryReason.Recipient => HelpTopic.Linked,
        DeliveryReason.Unlicensed => HelpTopic.Licence,
        _ => HelpTopic.Of(line.ErrCode),
    };

    private static string ChipOf(DeliveryLine line) => line.State switch
    {
        DeliveryState.Sent => "chip chip-ok",
        DeliveryState.Failed or DeliveryState.Undeliverable => "chip chip-critical",
        DeliveryState.Pending when line.Reason is DeliveryReason.NeedsAdmin => "chip chip-critical",
        DeliveryState.Pending when line.Reason is { Length: > 0 } => "chip chip-warning",
        DeliveryState.Merged => "chip chip-warning",
        DeliveryState.Pending or DeliveryState.Sending => "chip chip-info",
        _ => "chip",
    };

    private string StateOf(DeliveryLine line) => (line.State, line.Reason) switch
    {
        (DeliveryState.Pending, DeliveryReason.MemberQuota) => Text[DeliveryStrings.HeldBack],
        (DeliveryState.Pending, DeliveryReason.NeedsAdmin) => Text[DeliveryStrings.NeedsAdmin],
        _ => Text["State" + line.State],
    };

    private string AttemptsOf(DeliveryLine line) => line.Attempts switch
    {
        0 => Text[DeliveryStrings.NoAttempt],
        1 => Text[DeliveryStrings.OneAttempt],
        _ => Text[DeliveryStrings.Attempts, line.Attempts],
    };

    private string NameOf(DeliveryLine line) => line.MemberName.Length > 0 ? line.MemberName : Text[DeliveryStrings.UnknownMember];

    private string Time(DateTimeOffset instant) => _reader.Time(instant, _now);

    private string AddressOf(DeliveryTab tab) => QueryHelpers.AddQueryString(
        ConsoleUrls.Deliveries,
        new Dictionary<string, string?> { ["status"] = tab == DeliveryTab.All ? null : tab.ToString(), ["incident_id"] = IncidentQuery }
            .Where(pair => pair.Value is not null));

    [LoggerMessage(Level = LogLevel.Error, Message = "The deliveries could not be read")]
    private static partial void LogFault(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {DeliveryId} could not be queued again")]
    private static partial void LogResendFault(ILogger logger, long deliveryId, Exception exception);
}
