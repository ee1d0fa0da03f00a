using System.Globalization;
using FlashdutyConsole.WeCom;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>Says why somebody inside WeCom did not get in, and what to do. Sets the answer's status; no cookie and no form.</summary>
public partial class ProblemView
{
    /// <summary>What went wrong.</summary>
    [Parameter, EditorRequired]
    public required SignInProblem Problem { get; set; }

    /// <summary>WeCom's errcode; 0 = none.</summary>
    [Parameter]
    public int ErrCode { get; set; }

    /// <summary>The integration's key; null = not known.</summary>
    [Parameter]
    public string? Key { get; set; }

    [Inject]
    private IStringLocalizer<SignInStrings> Text { get; set; } = default!;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    private bool IsWorthRepeating => Problem is not (SignInProblem.UnknownApp or SignInProblem.NotSetUp);

    private bool PasswordHelps => Problem is SignInProblem.Stranger or SignInProblem.Invisible or SignInProblem.WeComDown
        or SignInProblem.AppBroken or SignInProblem.NotSetUp or SignInProblem.UnknownApp;

    // Only for codes that an admin can look up; the rest is said above.
    private string Meaning => Problem == SignInProblem.AppBroken ? WeComErrors.Describe(ErrCode, CultureInfo.CurrentUICulture).Meaning : "";

    /// <inheritdoc />
    protected override void OnInitialized() => CookielessAnswer.Give(HttpContext, Problem switch
    {
        SignInProblem.UnknownApp => StatusCodes.Status404NotFound,
        SignInProblem.NotSetUp or SignInProblem.WeComDown or SignInProblem.AppBroken => StatusCodes.Status503ServiceUnavailable,
        SignInProblem.Invisible or SignInProblem.MemberDisabled => StatusCodes.Status403Forbidden,
        SignInProblem.UserTaken or SignInProblem.MemberTaken => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    });
}
