using FlashdutyConsole.Channels;
using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Connect;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Integrations.Gates;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations;

/// <summary>One integration: the gates of a WeCom app with what to do about each, its settings, and deleting it; or a source of alerts.</summary>
public sealed partial class IntegrationPage
{
    private bool _isLoading = true;
    private bool _isFollowing;
    private Integration? _integration;
    private WeComDraft? _draft;
    private GateList? _gates;
    private IReadOnlyList<KeyValuePair<long, string>> _channels = [];

    /// <summary>The integration's id.</summary>
    [Parameter]
    public long IntegrationId { get; set; }

    /// <summary><c>people</c> = the linked users of a WeCom app.</summary>
    [SupplyParameterFromQuery(Name = "tab")]
    public string? Tab { get; set; }

    [Inject]
    private FindIntegrations Find { get; set; } = default!;

    [Inject]
    private FindDrafts Drafts { get; set; } = default!;

    [Inject]
    private FindChannelSummaries Channels { get; set; } = default!;

    [Inject]
    private IntegrationSignals Signals { get; set; } = default!;

    [Inject]
    private IStringLocalizer<IntegrationStrings> Text { get; set; } = default!;

    private bool IsPeople => Tab == "people" && _draft is not null;

    /// <inheritdoc />
    protected override async Task OpenAsync()
    {
        _channels = [.. (await Channels.RunAsync(Leaving)).Select(row => KeyValuePair.Create(row.Channel.Id, row.Channel.Name))];
        await ReadAsync();
        _isLoading = false;
        if (_integration is { IsDraft: true })
        {
            Navigation.NavigateTo(ConsoleUrls.ConnectWeComStep(IntegrationId, _integration.DraftStep is { Length: > 0 } step ? step : WeComStep.CreateApp), replace: true);
        }
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (IsAllowed && !_isFollowing)
        {
            _isFollowing = true;
            Signals.Changed += OnChanged;
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        Signals.Changed -= OnChanged;
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        _integration = await Find.OneAsync(IntegrationId, Leaving);
        _draft = _integration?.PluginType == PluginType.WeComApp ? await Drafts.OneAsync(IntegrationId, Leaving) : null;
    }

    // A changed secret that was proved is no longer pending.
    private void OnChanged(object? sender, long integrationId)
    {
        if (integrationId == IntegrationId)
        {
            _ = OnPageAsync(async () =>
            {
                await ReadAsync();
                StateHasChanged();
            });
        }
    }

    private async Task SavedAsync(string step)
    {
        await ReadAsync();
        if (_gates is not null)
        {
            await _gates.CheckAsync(StepGates.Of(step));
        }
    }
}
