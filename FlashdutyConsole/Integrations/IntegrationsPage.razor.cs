using FlashdutyConsole.Channels;
using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations;

/// <summary>All connections: to WeCom, and to sources of alerts.</summary>
public sealed partial class IntegrationsPage
{
    private IReadOnlyList<IntegrationLine>? _lines;
    private IReadOnlyList<KeyValuePair<long, string>> _channels = [];
    private bool _isAdding;
    private bool _isFollowing;
    private string _kind = PluginType.Prometheus;
    private string _name = "";
    private long _channelId;
    private string? _nameFault;
    private string? _channelFault;

    [Inject]
    private FindIntegrationLines Find { get; set; } = default!;

    [Inject]
    private FindChannelSummaries Channels { get; set; } = default!;

    [Inject]
    private SaveIntegration Save { get; set; } = default!;

    [Inject]
    private IntegrationSignals Signals { get; set; } = default!;

    [Inject]
    private IStringLocalizer<IntegrationStrings> Text { get; set; } = default!;

    private IEnumerable<(string Title, string None, IReadOnlyList<IntegrationLine> Lines)> Groups =>
    [
        (IntegrationStrings.Notify, IntegrationStrings.NoWeCom, [.. _lines!.Where(line => line.Integration.PluginType == PluginType.WeComApp)]),
        (IntegrationStrings.Sources, IntegrationStrings.NoSource, [.. _lines!.Where(line => line.Integration.PluginType != PluginType.WeComApp)]),
    ];

    /// <inheritdoc />
    protected override async Task OpenAsync()
    {
        _channels = [.. (await Channels.RunAsync(Leaving)).Select(row => KeyValuePair.Create(row.Channel.Id, row.Channel.Name))];
        _channelId = _channels.Count > 0 ? _channels[0].Key : 0;
        _lines = await Find.RunAsync(Leaving);
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

    private void OnChanged(object? sender, long integrationId) => _ = OnPageAsync(async () =>
    {
        _lines = await Find.RunAsync(Leaving);
        StateHasChanged();
    });

    private async Task AddAsync()
    {
        _nameFault = _name.Trim().Length is 0 or > 59 ? Text[IntegrationStrings.NameFault] : (string?)null;
        _channelFault = _channels.Any(channel => channel.Key == _channelId) ? null : (string?)Text[IntegrationStrings.ChannelFault];
        if (!IsAllowed || _nameFault is not null || _channelFault is not null)
        {
            return;
        }

        var saved = await Save.RunAsync(new IntegrationDraft { Name = _name.Trim(), PluginType = _kind, ChannelId = _channelId }, Reader.Actor, Leaving);
        if (saved is null)
        {
            _channelFault = Text[IntegrationStrings.ChannelFault];
            return;
        }

        Navigation.NavigateTo(ConsoleUrls.Integration(saved.Id));
    }

    private (LocalizedString Label, string Chip) StateOf(IntegrationLine line) => line.Integration switch
    {
        { PluginType: not PluginType.WeComApp } when line.ChannelName is null => (Text[IntegrationStrings.NoChannel], "chip-warning"),
        { PluginType: not PluginType.WeComApp } => (Text[IntegrationStrings.ToChannel, line.ChannelName!], ""),
        { IsDraft: true } => (Text[IntegrationStrings.StateDraft], "chip-info"),
        { BrokenSince: not null } broken => (Text[IntegrationStrings.StateBroken, broken.BrokenErrCode], "chip-critical"),
        _ when line.Closed == 1 => (Text[IntegrationStrings.StateClosedOne], "chip-critical"),
        _ when line.Closed > 1 => (Text[IntegrationStrings.StateClosed, line.Closed], "chip-critical"),
        _ when line.HasWarning => (Text[IntegrationStrings.StateWarn], "chip-warning"),
        _ when !line.IsChecked => (Text[IntegrationStrings.StateUnchecked], ""),
        _ => (Text[IntegrationStrings.StateWorks], "chip-ok"),
    };

    private static string AddressOf(IntegrationLine line) => !line.Integration.IsDraft ? ConsoleUrls.Integration(line.Integration.Id)
        : ConsoleUrls.ConnectWeComStep(line.Integration.Id, line.Integration.DraftStep is { Length: > 0 } step ? step : WeComStep.CreateApp);

    private string ChannelOf(long channelId) => _channels.FirstOrDefault(channel => channel.Key == channelId).Value ?? "";
}
