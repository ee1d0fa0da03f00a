using FlashdutyConsole.Integrations.Checks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>Tries WeCom's addresses from here, at once.</summary>
public sealed partial class ReachPanel : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<CheckResult> _results = [];
    private bool _isTrying;
    private bool _hasFault;

    /// <summary>The open wizard.</summary>
    [Parameter, EditorRequired]
    public required ConnectSession Session { get; set; }

    [Inject]
    private CheckDeployment Check { get; set; } = default!;

    [Inject]
    private IOptions<WeComOptions> Options { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ConnectStrings> Text { get; set; } = default!;

    [Inject]
    private ILogger<ReachPanel> Log { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task TryAsync()
    {
        var left = _leaving.Token;
        (_isTrying, _hasFault, _results) = (true, false, []);
        try
        {
            if (await Session.SaveAsync())
            {
                var fields = Session.Draft.Fields;
                // Members' browsers go to the public sign-in, not this console.
                _results = fields.Deployment == "private"
                    ? await Check.RunAsync(fields.Endpoint, fields.OauthEndpoint, left)
                    : await Check.RunAsync(Options.Value.ApiBaseUrl.AbsoluteUri, null, left);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFault(Log, Session.Draft.Id, exception);
            _hasFault = true;
        }
        finally
        {
            _isTrying = false;
        }
    }

    [LoggerMessage(LogLevel.Error, "WeCom's addresses of the draft {IntegrationId} could not be tried")]
    private static partial void LogFault(ILogger logger, long integrationId, Exception exception);
}
