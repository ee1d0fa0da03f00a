using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Setup;

/// <summary>Creates the owner of an empty console, for whoever holds the one-time link.</summary>
public partial class SetupPage
{
    private string? _fault;
    private (string Title, string Text)? _refusal;

    /// <summary>What was filled in.</summary>
    [SupplyParameterFromForm(FormName = "setup")]
    public SetupForm Form { get; set; } = default!;

    /// <summary>The token of the link.</summary>
    [SupplyParameterFromQuery(Name = "token")]
    public string? Token { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private SetupLink Link { get; set; } = default!;

    [Inject]
    private CreateOwner Create { get; set; } = default!;

    [Inject]
    private FindMembers Find { get; set; } = default!;

    [Inject]
    private BeginSession Begin { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SetupStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Form ??= new SetupForm();
        _refusal = !Link.IsOpen
            ? (SetupStrings.AlreadyTitle, SetupStrings.AlreadyText)
            : Link.Matches(Token) ? null : (SetupStrings.BadLinkTitle, SetupStrings.BadLinkText);
        // The link must not leave this page with the visitor.
        HttpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private async Task CreateAsync()
    {
        if (Form.Password != Form.PasswordAgain)
        {
            _fault = Text[SetupStrings.Mismatch];
            return;
        }

        var draft = new OwnerDraft(Form.Email?.Trim() ?? "", Form.Name?.Trim() ?? "", Form.Password ?? "");
        switch (await Create.RunAsync(Token, draft, HttpContext.RequestAborted))
        {
            case CreateOwnerOutcome.Created:
                if (await Find.ByEmailAsync(draft.Email, HttpContext.RequestAborted) is { } owner)
                {
                    await Begin.RunAsync(HttpContext, owner.Id, SessionMethod.Invitation, isKept: false, HttpContext.RequestAborted);
                }

                Navigation.NavigateTo(ConsoleUrls.Home);
                break;
            case CreateOwnerOutcome.BadLink:
                _refusal = (SetupStrings.BadLinkTitle, SetupStrings.BadLinkText);
                break;
            case CreateOwnerOutcome.AlreadySetUp:
                _refusal = (SetupStrings.AlreadyTitle, SetupStrings.AlreadyText);
                break;
            case CreateOwnerOutcome.BadEmail:
                _fault = Text[SetupStrings.BadEmail];
                break;
            case CreateOwnerOutcome.BadName:
                _fault = Text[SetupStrings.BadName];
                break;
            case CreateOwnerOutcome.Busy:
                _fault = Text[SetupStrings.Busy];
                break;
            case CreateOwnerOutcome.CommonPassword:
                _fault = Text[SetupStrings.CommonPassword];
                break;
            default:
                _fault = Text[SetupStrings.WeakPassword, OwnerDraft.MinimumPasswordLength, OwnerDraft.MaximumPasswordLength];
                break;
        }
    }
}
