using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Integrations;

/// <summary>A choice among the personal channels: one for each WeCom integration.</summary>
public sealed partial class PersonalChannelChoice : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<KeyValuePair<string, string>> _ways = [];

    /// <summary>The chosen channels, such as <c>wecom_app:1</c>.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyCollection<string> Value { get; set; }

    /// <summary>Another choice was made.</summary>
    [Parameter]
    public EventCallback<IReadOnlyCollection<string>> ValueChanged { get; set; }

    /// <summary>What to say when there is none.</summary>
    [Parameter]
    public string EmptyText { get; set; } = "";

    /// <summary>Only shows.</summary>
    [Parameter]
    public bool Disabled { get; set; }

    [Inject]
    private IntegrationDirectory Integrations { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var all = await Integrations.AllAsync(_leaving.Token);
        _ways = [.. all.Where(integration => integration is { PluginType: PluginType.WeComApp, IsDraft: false }).OrderBy(integration => integration.Id)
            .Select(integration => KeyValuePair.Create(PersonalChannel.Of(integration.Id), integration.Name))];
    }

    private Task ChooseAsync(string way, bool isChosen) =>
        ValueChanged.InvokeAsync(isChosen ? [.. Value, way] : (IReadOnlyCollection<string>)[.. Value.Where(other => other != way)]);
}
