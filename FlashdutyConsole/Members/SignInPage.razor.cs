using FlashdutyConsole.Components;
using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members;

/// <summary>Sign-in with a local account. Static: it works without script, and before any session.</summary>
public partial class SignInPage
{
    private string? _fault;

    /// <summary>What the visitor filled in.</summary>
    [SupplyParameterFromForm(FormName = "signin")]
    public SignInForm Form { get; set; } = default!;

    /// <summary>The page that asked for the sign-in.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private IStringLocalizer<MemberStrings> Text { get; set; } = default!;

    [Inject]
    private SignInMember SignIn { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IOptions<IdentityOptions> Identity { get; set; } = default!;

    [Inject]
    private IOptions<OidcOptions> SingleSignOn { get; set; } = default!;

    private bool IsForOwners => !SingleSignOn.Value.LocalSignIn && HttpContext.Request.Path == ConsoleUrls.OwnerSignIn;

    private bool HasForm => SingleSignOn.Value.LocalSignIn || IsForOwners;

    private string Next => ConsoleUrls.LocalOrHome(ReturnUrl);

    private string? Invalid => _fault is null ? null : "true";

    /// <inheritdoc />
    protected override void OnInitialized() => Form ??= new SignInForm();

    private async Task SignInAsync()
    {
        switch (await SignIn.RunAsync(HttpContext, Form.Email, Form.Password, Form.Remember))
        {
            case SignInOutcome.SignedIn:
                Navigation.NavigateTo(Next);
                break;
            case SignInOutcome.LockedOut:
                _fault = Text[MemberStrings.LockedOut, Identity.Value.Lockout.DefaultLockoutTimeSpan.TotalMinutes];
                break;
            default:
                _fault = Text[MemberStrings.Wrong];
                break;
        }
    }
}
