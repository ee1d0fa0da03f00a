using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>Shows the address that WeCom sees, and asks again until WeCom takes calls from it.</summary>
public sealed partial class TrustedIpWatch : IDisposable
{
    /// <summary>How often it asks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _leaving = new();

    /// <summary>The open wizard.</summary>
    [Parameter, EditorRequired]
    public required ConnectSession Session { get; set; }

    [Inject]
    private IStringLocalizer<ConnectStrings> Text { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<TrustedIpWatch> Log { get; set; } = default!;

    private CheckResult Result => Session.ResultOf(CheckId.TrustedIp);

    private bool IsOpen => Result.Status == CheckStatus.Pass;

    private string? Seen => Result.Paste;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
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
            do
            {
                await InvokeAsync(AskAsync);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // The step was left.
        }
        catch (Exception exception)
        {
            LogFault(Log, Session.Draft.Id, exception);
        }
    }

    // A wrong Secret is not tried again and again: WeCom locks the address out for an hour (45009).
    private Task AskAsync() => IsOpen || Session.ResultOf(CheckId.Credentials) is { Status: CheckStatus.Fail }
        ? Task.CompletedTask
        : Session.CheckAsync(StepGates.Of(WeComStep.TrustedIp));

    [LoggerMessage(LogLevel.Error, "The trusted address of the draft {IntegrationId} is no longer asked for")]
    private static partial void LogFault(ILogger logger, long integrationId, Exception exception);
}
