using FlashdutyConsole.Components;
using FlashdutyConsole.Members.Passwords;
using FlashdutyConsole.Members.SignIn;
using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.Invitations;

/// <summary>Where an invitation link leads: choose a name and a password, and be in. Static, for a phone too.</summary>
public partial class InvitationPage
{
    private Member? _invited;
    private string? _fault;

    /// <summary>What was filled in.</summary>
    [SupplyParameterFromForm(FormName = "invitation")]
    public InvitationForm Form { get; set; } = default!;

    /// <summary>The token of the link.</summary>
    [SupplyParameterFromQuery(Name = "token")]
    public string? Token { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private FindInvitation Find { get; set; } = default!;

    [Inject]
    private AcceptInvitation Accept { get; set; } = default!;

    [Inject]
    private IOptions<OidcOptions> SingleSignOn { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SignInStrings> Text { get; set; } = default!;

    // A password is of no use to whoever may sign in with the provider only. Owners keep theirs for emergencies.
    private bool HasForm => SingleSignOn.Value.LocalSignIn || _invited?.Role == MemberRole.Owner;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The link must not leave this page with the visitor.
        HttpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
        _invited = await Find.RunAsync(Token, HttpContext.RequestAborted);
        Form ??= new InvitationForm { Name = _invited?.Name };
    }

    private async Task JoinAsync()
    {
        if (Form.Password != Form.PasswordAgain)
        {
            _fault = Text[SignInStrings.Mismatch];
            return;
        }

        switch (await Accept.RunAsync(HttpContext, Token, Form.Name ?? "", Form.Password ?? ""))
        {
            case AcceptOutcome.Joined:
                Navigation.NavigateTo(ConsoleUrls.Home);
                break;
            case AcceptOutcome.Gone:
                _invited = null;
                break;
            case AcceptOutcome.BadName:
                _fault = Text[SignInStrings.BadName];
                break;
            case AcceptOutcome.CommonPassword:
                _fault = Text[SignInStrings.CommonPassword];
                break;
            case AcceptOutcome.Busy:
                SignInPage.TooMany(HttpContext, TimeSpan.FromSeconds(5));
                _fault = Text[SignInStrings.Busy];
                break;
            default:
                _fault = Text[SignInStrings.BadLength, PasswordRules.MinimumLength, PasswordRules.MaximumLength];
                break;
        }
    }
}
