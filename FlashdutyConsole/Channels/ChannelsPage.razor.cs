using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Channels;

/// <summary>Every channel, and whether anybody is told of its incidents.</summary>
public sealed partial class ChannelsPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<(Channel Channel, int Rules)>? _channels;
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private bool _isAdding;
    private string _name = "";
    private string? _fault;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private FindChannelSummaries Find { get; set; } = default!;

    [Inject]
    private FindPeople People { get; set; } = default!;

    [Inject]
    private SaveChannel Save { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ChannelStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            _reader = await People.ReaderAsync((await Authentication).User, _leaving.Token);
        }

        _channels = await Find.RunAsync(_leaving.Token);
    }

    private async Task AddAsync()
    {
        if (!_reader.MayConfigure)
        {
            return;
        }

        var draft = new ChannelDraft { Name = _name.Trim() };
        if (!(await new ChannelDraftValidator().ValidateAsync(draft, _leaving.Token)).IsValid)
        {
            _fault = Text[ChannelStrings.FaultChannelName];
            return;
        }

        if (await Save.RunAsync(draft, _reader.Actor, _leaving.Token) is { Channel: { } channel })
        {
            Navigation.NavigateTo(ConsoleUrls.Channel(channel.Id));
        }
    }
}
