using System.Globalization;
using FlashdutyConsole.Components;
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
    private const int MostLines = 500;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _leaving = new();
    private readonly HashSet<long> _resending = [];
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
        await ReadAsync(FindDeliveryLines.PageSize);
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
                    await ReadAsync(Math.Max(_lines?.Count ?? 0, FindDeliveryLines.PageSize));
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
            var isQueued = await Resend.RunAsync(line.Id, _leaving.Token);
            Snackbar.Add(
                isQueued ? Text[DeliveryStrings.Resent, NameOf(line)] : Text[DeliveryStrings.NotResent],
                isQueued ? Severity.Success : Severity.Warning);
            await ReadAsync(Math.Max(_lines?.Count ?? 0, FindDeliveryLines.PageSize));
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

    private Task MoreAsync() => ReadAsync(Math.Min((_lines?.Count ?? 0) + FindDeliveryLines.PageSize, MostLines));

    private async Task ReadAsync(int count)
    {
        try
        {
            var tab = _tab;
            var lines = await Find.RunAsync(tab, IncidentQuery, null, count + 1, _leaving.Token);
            if (tab == _tab)
            {
                _hasMore = lines.Count > count && count < MostLines;
                _lines = [.. lines.Take(count)];
                _now = Clock.GetUtcNow();
                _fault = false;
            }
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
