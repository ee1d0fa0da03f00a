using System.Globalization;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.SignIn;

/// <summary>Sign-in with a local account. Static: it works without script, and before any session; only passkeys need a little.</summary>
public partial class SignInPage
{
    private string? _fault;

    /// <summary>What the visitor filled in.</summary>
    [SupplyParameterFromForm(FormName = "signin")]
    public SignInForm Form { get; set; } = default!;

    /// <summary>The page that asked for the sign-in.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>1 = where the provider is chosen, it asks the person anew.</summary>
    [SupplyParameterFromQuery(Name = "fresh")]
    public string? Fresh { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SignInStrings> Text { get; set; } = default!;

    [Inject]
    private SignInMember SignIn { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IOptions<OidcOptions> SingleSignOn { get; set; } = default!;

    private bool IsForOwners => !SingleSignOn.Value.LocalSignIn && HttpContext.Request.Path == ConsoleUrls.OwnerSignIn;

    private bool HasForm => SingleSignOn.Value.LocalSignIn || IsForOwners;

    private bool IsFresh => Fresh == "1";

    private string? Invalid => _fault is null ? null : "true";

    private string Next => ConsoleUrls.LocalOrHome(ReturnUrl);

    /// <summary>Answers that more attempts are refused for now.</summary>
    internal static void TooMany(HttpContext http, TimeSpan wait)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Form ??= new SignInForm();

    private async Task SignInAsync()
    {
        var result = await SignIn.RunAsync(HttpContext, Form.Email, Form.Password, Form.Remember);
        switch (result.Outcome)
        {
            case SignInOutcome.SignedIn:
                Navigation.NavigateTo(Next);
                break;
            case SignInOutcome.SecondFactor:
                Navigation.NavigateTo(ConsoleUrls.SecondFactorThen(Next));
                break;
            case SignInOutcome.Throttled:
                TooMany(HttpContext, result.Wait);
                _fault = Text[SignInStrings.Throttled, Math.Max(1, Math.Ceiling(result.Wait.TotalMinutes))];
                break;
            case SignInOutcome.Busy:
                TooMany(HttpContext, TimeSpan.FromSeconds(5));
                _fault = Text[SignInStrings.Busy];
                break;
            default:
                _fault = Text[SignInStrings.Wrong];
                break;
        }
    }
}
