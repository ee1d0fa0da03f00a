using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Connect;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations.Gates;

/// <summary>Every gate of a WeCom integration, live; each can be checked, and all together.</summary>
public sealed partial class GateList : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly ReaderCulture _culture = new();
    private IReadOnlyList<CheckResult> _results = [];
    private IReadOnlyCollection<string> _running = [];
    private DateTimeOffset _runningSince;
    private bool _hasFault;
    private bool _isSending;

    /// <summary>The integration.</summary>
    [Parameter, EditorRequired]
    public required long IntegrationId { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Inject]
    private FindChecks Find { get; set; } = default!;

    [Inject]
    private CheckIntegration Check { get; set; } = default!;

    [Inject]
    private IntegrationSignals Signals { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private IStringLocalizer<IntegrationStrings> Text { get; set; } = default!;

    [Inject]
    private ILogger<GateList> Log { get; set; } = default!;

    private bool IsChecking => _running.Count > 0;

    /// <inheritdoc />
    public void Dispose()
    {
        Signals.Changed -= OnChanged;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <summary>Runs checks; each result shows as it comes.</summary>
    /// <param name="checks">Which.</param>
    /// <param name="card">Who gets a test card; null = nobody.</param>
    public async Task CheckAsync(IReadOnlyCollection<string> checks, CardTarget? card = null)
    {
        if (IsChecking || checks.Count == 0 || !Reader.MayConfigure)
        {
            return;
        }

        var left = _leaving.Token;
        (_running, _runningSince, _hasFault) = (checks, Clock.GetUtcNow(), false);
        StateHasChanged();
        try
        {
            await Check.RunAsync(IntegrationId, checks, card, left);
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            LogFault(Log, IntegrationId, exception);
            _hasFault = true;
        }
        finally
        {
            _running = [];
        }

        await ReadAsync(left);
        StateHasChanged();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ReadAsync(_leaving.Token);

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Signals.Changed += OnChanged;
        }
    }

    private bool IsRunning(CheckResult result) => _running.Contains(result.Id) && !(result.CheckedAt >= _runningSince);

    private Task CheckAllAsync() => CheckAsync([.. StepGates.All.Where(id => id != CheckId.Card)]);

    private Task SendAsync(CardTarget target) => CheckAsync([CheckId.Card], target);

    private void OnChanged(object? sender, long integrationId)
    {
        if (integrationId == IntegrationId)
        {
            _ = InvokeAsync(() => _culture.RunAsync(async () =>
            {
                if (!_leaving.IsCancellationRequested)
                {
                    await ReadAsync(_leaving.Token);
                    StateHasChanged();
                }
            }));
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _results = [.. (await Find.RunAsync(IntegrationId, cancellationToken)).Where(result => StepGates.All.Contains(result.Id))];
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            // What it said last is better than a broken page.
            LogFault(Log, IntegrationId, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The checks of integration {IntegrationId} could not be run or read")]
    private static partial void LogFault(ILogger logger, long integrationId, Exception exception);
}
