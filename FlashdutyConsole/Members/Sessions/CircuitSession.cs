using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace FlashdutyConsole.Members.Sessions;

/// <summary>
/// Who looks at an open page, for as long as it is open. A page lives on one request's word for hours; here its session is
/// asked at every event, when something about the member changes, and every three seconds. When the session is over or the role
/// is another one, nothing that the page sends is carried out any more, and it is loaded anew: with the new role, or at sign-in.
/// </summary>
public sealed class CircuitSession(SessionBook sessions, IServiceProvider services, TimeProvider time) : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(3);
    private readonly CancellationTokenSource _closing = new();
    private ITimer? _timer;
    private volatile bool _isOver;
    private int _isDisposed;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Known under two names, it is disposed of twice.
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            sessions.Changed -= OnChanged;
            _timer?.Dispose();
            _closing.Cancel();
            _closing.Dispose();
        }
    }

    /// <summary>The circuit is open: from here on its session is watched.</summary>
    internal void Watch()
    {
        sessions.Changed += OnChanged;
        _timer = time.CreateTimer(_ => _ = LookAsync(), null, Often, Often);
    }

    /// <summary>Whether what the page sends may be carried out.</summary>
    /// <remarks>
    /// Not a use of the session: a page that is left open sends something for whatever is pushed to it. What a person does comes as
    /// a request of its own, see <see cref="SessionEvents"/>.
    /// </remarks>
    internal async ValueTask<bool> AllowsAsync()
    {
        if (_isOver)
        {
            return false;
        }

        var user = (await GetAuthenticationStateAsync()).User;
        if (user.SessionId() is not { } session)
        {
            // Pages that are open to all, or a test's member.
            return true;
        }

        var standing = await sessions.FindAsync(session, isUsed: false, null, _closing.Token);
        if (standing is not null && standing.MemberId == user.MemberId() && standing.Role == user.Role())
        {
            return true;
        }

        if (standing is null && sessions.IsLeaving(session))
        {
            return false;
        }

        _isOver = true;
        var now = standing is null ? new ClaimsPrincipal(new ClaimsIdentity()) : user.As(standing);
        SetAuthenticationState(Task.FromResult(new AuthenticationState(now)));
        services.GetRequiredService<NavigationManager>().Refresh(forceReload: true);
        return false;
    }

    private void OnChanged(long memberId) => _ = LookAsync(memberId);

    private async Task LookAsync(long memberId = 0)
    {
        try
        {
            if (memberId == 0 || (await GetAuthenticationStateAsync()).User.MemberId() == memberId)
            {
                await AllowsAsync();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The page was closed meanwhile.
        }
        catch (Exception exception)
        {
            // Storage is away for the moment, for instance: asked again in three seconds.
            LookFailed(services.GetRequiredService<ILogger<CircuitSession>>(), exception);
        }
    }

    private static readonly Action<ILogger, Exception?> LookFailed =
        LoggerMessage.Define(LogLevel.Warning, new EventId(1, nameof(LookFailed)), "The session of an open page could not be checked");
}
