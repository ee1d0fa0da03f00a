using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FlashdutyConsole.Components.Layout;

/// <summary>Keeps a page's failure to that page. People see an id, the log has the cause under the same id.</summary>
public sealed partial class PageBoundary : ErrorBoundary
{
    private const int IdBytes = 16;

    /// <summary>The id of the last failure; empty = there was none.</summary>
    public string FaultId { get; private set; } = "";

    [Inject]
    private ILogger<PageBoundary> Log { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        FaultId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        LogFault(Log, FaultId, exception);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Error, "A page failed, request {FaultId}")]
    private static partial void LogFault(ILogger logger, string faultId, Exception exception);
}
