using FlashdutyConsole.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>The admin console of the pretend WeCom. Not there unless this is a demo.</summary>
public sealed partial class AdminPage : IDisposable
{
    private const string CompanyView = "company";
    private const string CreateView = "create";
    private const int MostPeople = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private SandboxWeCom? _state;
    private SandboxCorp? _corp;
    private string _apiAddress = "";
    private ITimer? _redraw;
    private int _isDue;

    /// <summary>The app to show, by its AgentId.</summary>
    [SupplyParameterFromQuery(Name = "app")]
    public int? AgentId { get; set; }

    /// <summary>What else to show: "company" or "create".</summary>
    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AdminStrings> Text { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private string PhoneUrl => AgentId is { } agentId ? ConsoleUrls.SandboxPhone(agentId) : ConsoleUrls.Sandbox;

    /// <inheritdoc />
    public void Dispose()
    {
        if (_state is not null)
        {
            _state.Changed -= OnChanged;
        }

        _redraw?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var server = Services.GetService<SandboxServer>();
        _state = server?.State;
        _corp = _state?.Corps is [var first, ..] ? first : null;
        if (server is null || _corp is null)
        {
            Navigation.NotFound();
            return;
        }

        _apiAddress = server.BaseUrl.AbsoluteUri;
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && _state is not null)
        {
            _redraw = Time.CreateTimer(_ => RedrawNow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _state.Changed += OnChanged;
        }
    }

    // A burst of changes is drawn once: the first one starts the pause, the rest fall into it.
    private void OnChanged(object? sender, SandboxChangedEventArgs args)
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0)
        {
            _redraw?.Change(Pause, Timeout.InfiniteTimeSpan);
        }
    }

    private void RedrawNow()
    {
        Interlocked.Exchange(ref _isDue, 0);
        _ = InvokeAsync(StateHasChanged);
    }
}
