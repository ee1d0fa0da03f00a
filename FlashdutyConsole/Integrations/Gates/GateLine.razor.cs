using System.Globalization;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace FlashdutyConsole.Integrations.Gates;

/// <summary>The last result of one check: what was found, what to change where, what to paste, and when it was looked at.</summary>
public sealed partial class GateLine
{
    /// <summary>The result.</summary>
    [Parameter, EditorRequired]
    public required CheckResult Result { get; set; }

    /// <summary>Who reads it.</summary>
    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    /// <summary>Whether it is being checked at this moment.</summary>
    [Parameter]
    public bool IsRunning { get; set; }

    /// <summary>Whether to show the value to paste; not where the page shows it anyway.</summary>
    [Parameter]
    public bool ShowPaste { get; set; } = true;

    /// <summary>Buttons.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private IStringLocalizer<GateLineStrings> Text { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    /// <summary>The key of a result's state in words, in <see cref="GateLineStrings"/>.</summary>
    public static string Word(CheckResult result) => result is { Status: CheckStatus.Skip, CheckedAt: null } ? GateLineStrings.Unchecked : result.Status.ToString();

    private string State => IsRunning ? "running" : CheckWords.Name(Result.Status);

    private string Chip => IsRunning ? "chip-info" : Result.Status switch
    {
        CheckStatus.Pass => "chip-ok",
        CheckStatus.Warn => "chip-warning",
        CheckStatus.Fail => "chip-critical",
        _ => "",
    };

    private string Icon => Result.Status switch
    {
        CheckStatus.Pass => Icons.Material.Rounded.CheckCircle,
        CheckStatus.Warn => Icons.Material.Rounded.ErrorOutline,
        CheckStatus.Fail => Icons.Material.Rounded.Cancel,
        _ => Icons.Material.Rounded.RadioButtonUnchecked,
    };

    // Instants come in RFC 3339; people read their own clock.
    private string FactOf(CheckDetail fact) =>
        fact.Label is CheckLabel.Expires or CheckLabel.VerifiedAt or CheckLabel.SentAt or CheckLabel.ClickedAt
        && DateTimeOffset.TryParse(fact.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? Reader.Time(instant, Clock.GetUtcNow())
            : fact.Label == CheckLabel.OldSecretInUse ? "" : fact.Value;
}
