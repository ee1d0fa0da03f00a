using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>The wizard's first question: whose app it is. Says who needs which, and what each cannot do.</summary>
public sealed partial class ChooseMode
{
    private long _discarding;
    private string? _focus;

    /// <summary>What was begun and not finished.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<WeComDraft> Drafts { get; set; }

    /// <summary>A draft is being made.</summary>
    [Parameter]
    public bool IsStarting { get; set; }

    /// <summary>A custom app was chosen.</summary>
    [Parameter]
    public EventCallback OnStart { get; set; }

    /// <summary>A draft is to be thrown away.</summary>
    [Parameter]
    public EventCallback<long> OnDiscard { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ConnectStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } selector)
        {
            _focus = null;
            await Script.FocusAsync(selector);
        }
    }

    private void Ask(long draftId) => (_discarding, _focus) = (draftId, $"[data-draft='{draftId}'] [data-keep]");

    private void Keep(long draftId) => (_discarding, _focus) = (0, $"[data-draft='{draftId}'] [data-discard]");

    private async Task DiscardAsync(long draftId)
    {
        await OnDiscard.InvokeAsync(draftId);
        _focus = "h1";
    }
}
