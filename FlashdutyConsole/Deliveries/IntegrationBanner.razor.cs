using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Deliveries;

/// <summary>Says on every page of the console that an integration needs an admin, why, and what to do. Gone once it works again.</summary>
public sealed partial class IntegrationBanner : IDisposable
{
    private const string WaitingUrl = ConsoleUrls.Deliveries + "?status=" + nameof(DeliveryTab.Waiting);

    // What the directory keeps is at most as old.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<BrokenIntegration> _broken = [];
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private DateTimeOffset _now;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private FindBrokenIntegrations Find { get; set; } = default!;

    [Inject]
    private FindPeople People { get; set; } = default!;

    [Inject]
    private IStringLocalizer<DeliveryStrings> Text { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<IntegrationBanner> Log { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        if (Authentication is not null)
        {
            _reader = await People.ReaderAsync((await Authentication).User, _leaving.Token);
        }
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
        var before = _broken;
        await ReadAsync();
        if (!before.SequenceEqual(_broken))
        {
            StateHasChanged();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            _broken = await Find.RunAsync(_leaving.Token);
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

    private string WaitingOf(BrokenIntegration broken) => broken.Waiting switch
    {
        0 => Text[DeliveryStrings.BrokenNoneWaiting],
        1 => Text[DeliveryStrings.BrokenOneWaiting],
        _ => Text[DeliveryStrings.BrokenWaiting, broken.Waiting],
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The integrations that need an admin could not be read")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
