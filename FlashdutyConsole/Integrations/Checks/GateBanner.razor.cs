using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Tells owners and admins, on every page of the console, that a gate to WeCom has closed, why, and what to change.</summary>
public sealed partial class GateBanner : IDisposable
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _leaving = new();
    private readonly ReaderCulture _culture = new();
    private IReadOnlyList<ClosedGate> _closed = [];
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private DateTimeOffset _now;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private FindClosedGates Find { get; set; } = default!;

    [Inject]
    private FindPeople People { get; set; } = default!;

    [Inject]
    private IntegrationSignals Signals { get; set; } = default!;

    [Inject]
    private IStringLocalizer<GateStrings> Words { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<GateBanner> Log { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        Signals.Changed -= OnChanged;
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

        await ReadAsync();
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && _reader.Role >= MemberRole.Admin)
        {
            Signals.Changed += OnChanged;
            _ = FollowAsync(_leaving.Token);
        }
    }

    private void OnChanged(object? sender, long integrationId) => _ = InvokeAsync(() => _culture.RunAsync(ReadAndDrawAsync));

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_period, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await InvokeAsync(ReadAndDrawAsync);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    private async Task ReadAndDrawAsync()
    {
        if (_leaving.IsCancellationRequested)
        {
            return;
        }

        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        if (_reader.Role < MemberRole.Admin)
        {
            return;
        }

        try
        {
            _closed = await Find.RunAsync(_leaving.Token);
            _now = Clock.GetUtcNow();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            // What it said last is better than a broken page.
            LogFault(Log, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The closed gates could not be read")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
