using FlashdutyConsole.Integrations.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>The wizard's first question: whose app it is. Says who needs which, and what each cannot do.</summary>
public sealed partial class ChooseMode
{
    private long _discarding;

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
    private IStringLocalizer<ConnectStrings> Text { get; set; } = default!;
}
