using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace FlashdutyConsole.Integrations;

/// <summary>A source of alerts: its name, its channel, and where to push.</summary>
public sealed partial class SourcePanel : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private string _name = "";
    private long _channelId;
    private string? _fault;

    /// <summary>The integration.</summary>
    [Parameter, EditorRequired]
    public required Integration Integration { get; set; }

    /// <summary>The channels to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<KeyValuePair<long, string>> Channels { get; set; }

    /// <summary>Who changes it.</summary>
    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    /// <summary>It was saved.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Inject]
    private SaveIntegration Save { get; set; } = default!;

    [Inject]
    private ConsoleAddress Address { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<IntegrationStrings> Text { get; set; } = default!;

    private string PushUrl => Address.Of($"/event/push/alert/{Integration.PluginType}") + "?integration_key=" + Integration.Key;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => (_name, _channelId) = (Integration.Name, Integration.ChannelId);

    private async Task SaveAsync()
    {
        _fault = _name.Trim().Length is 0 or > 59 ? (string?)Text[IntegrationStrings.NameFault] : null;
        if (!Reader.MayConfigure || _fault is not null)
        {
            return;
        }

        var draft = new IntegrationDraft
        {
            Id = Integration.Id, Name = _name.Trim(), PluginType = Integration.PluginType, ChannelId = _channelId, Settings = Integration.Settings,
        };
        var saved = await Save.RunAsync(draft, Reader.Actor, _leaving.Token);
        Snackbar.Add(Text[saved is null ? IntegrationStrings.Gone : IntegrationStrings.Saved], saved is null ? Severity.Error : Severity.Success);
        await OnSaved.InvokeAsync();
    }

    private string ChannelOf(long channelId) => Channels.FirstOrDefault(channel => channel.Key == channelId).Value ?? "";
}
