using FlashdutyConsole.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Members.SignIn;

/// <summary>Asks for the second factor after a right password.</summary>
public partial class SecondFactorPage
{
    private string? _fault;
    private bool _isExpired;

    /// <summary>What the visitor filled in.</summary>
    [SupplyParameterFromForm(FormName = "second")]
    public SecondFactorForm Form { get; set; } = default!;

    /// <summary>The page that asked for the sign-in.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SignInStrings> Text { get; set; } = default!;

    [Inject]
    private SecondStep Step { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Next => ConsoleUrls.LocalOrHome(ReturnUrl);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Form ??= new SecondFactorForm();
        _isExpired = !await SecondStep.IsOpenAsync(HttpContext);
    }

    private async Task CheckAsync()
    {
        var result = await Step.RunAsync(HttpContext, Form.Code);
        switch (result.Outcome)
        {
            case SignInOutcome.SignedIn:
                Navigation.NavigateTo(Next);
                break;
            case SignInOutcome.Expired:
                _isExpired = true;
                break;
            case SignInOutcome.Throttled:
                SignInPage.TooMany(HttpContext, result.Wait);
                _fault = Text[SignInStrings.Throttled, Math.Max(1, Math.Ceiling(result.Wait.TotalMinutes))];
                break;
            default:
                _fault = Text[SignInStrings.WrongCode];
                break;
        }
    }
}
