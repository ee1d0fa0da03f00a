using FlashdutyConsole.Sandbox.Callbacks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>One line with what came of a command: done, or the reason with WeCom's number.</summary>
public sealed partial class OutcomeLine
{
    /// <summary>What came of a command; null before the first one.</summary>
    [Parameter]
    public AdminOutcome? Outcome { get; set; }

    /// <summary>What came of saving a callback URL; null before the first time.</summary>
    [Parameter]
    public CallbackCheck? Check { get; set; }

    /// <summary>What to say when it is done.</summary>
    [Parameter]
    public string? Done { get; set; }

    [Inject]
    private IStringLocalizer<AdminStrings> Text { get; set; } = default!;

    private bool IsGood => Check?.IsSaved ?? Outcome?.IsDone ?? true;

    private string? Name => Check is { } check ? check.Result.ToString() : Outcome?.Refusal.ToString();

    private string? Words => Check is { } check ? Of(check)
        : Outcome is not { } outcome ? null
        : outcome.IsDone ? Done ?? Text[AdminStrings.Saved]
        : outcome.Code == 0 ? Reason(outcome)
        : Text[AdminStrings.RefusedWithCode, Reason(outcome), outcome.Code];

    // Every name of the enum is a key; a test walks through all of them.
    private string Reason(AdminOutcome outcome) => Text["Refused" + outcome.Refusal, outcome.Detail];

    private string Of(CallbackCheck check) => check.IsSaved
        ? Text[AdminStrings.CallbackSaved]
        : Text[AdminStrings.RefusedWithCode, Text[AdminStrings.CallbackRefused], AdminRules.CallbackCheckFailed]
            + " · " + Text["Callback" + check.Result, check.Detail];
}
