using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace FlashdutyConsole.Integrations;

/// <summary>A page for owners and admins. Everybody else is sent to the page that says so, and nothing is read for them.</summary>
public abstract class AdminPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly ReaderCulture _culture = new();

    /// <summary>Prepares the page.</summary>
    protected AdminPage() => Leaving = _leaving.Token;

    /// <summary>Who looks at the page.</summary>
    protected Reader Reader { get; private set; } = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>Whether this reader may be here.</summary>
    protected bool IsAllowed => Reader.MayConfigure;

    /// <summary>Drawn, but not alive yet: what is pressed or typed now would be lost, so nothing can be.</summary>
    protected bool IsResting => !RendererInfo.IsInteractive;

    /// <summary>Where pages are.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>The present.</summary>
    [Inject]
    protected TimeProvider Clock { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private FindPeople People { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected sealed override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            Reader = await People.ReaderAsync((await Authentication).User, Leaving);
        }

        if (!IsAllowed)
        {
            Navigation.NavigateTo(ConsoleUrls.Forbidden, forceLoad: true);
        }
    }

    /// <inheritdoc />
    protected sealed override Task OnParametersSetAsync() => IsAllowed ? OpenAsync() : Task.CompletedTask;

    /// <summary>Does something on the page's own context and in the reader's language, from any thread; nothing once the page was left.</summary>
    protected Task OnPageAsync(Func<Task> work) => InvokeAsync(() => Leaving.IsCancellationRequested ? Task.CompletedTask : _culture.RunAsync(work));

    /// <summary>The page was opened, or its address has changed.</summary>
    protected abstract Task OpenAsync();

    /// <summary>A time as the reader reads it.</summary>
    protected string Time(DateTimeOffset instant) => Reader.Time(instant, Clock.GetUtcNow());

    /// <summary>The page is left.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _leaving.Cancel();
            _leaving.Dispose();
        }
    }
}
