using FlashdutyConsole.Members.SignIn;
using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.Own;

/// <summary>Asks for the password, or the provider, before what protects the account can be changed.</summary>
public sealed partial class ProveSection
{
    private bool _isConnected;

    /// <summary>What was filled in.</summary>
    [SupplyParameterFromForm(FormName = "prove")]
    public OwnForm Form { get; set; } = default!;

    [Inject]
    private ProveIdentity Prove { get; set; } = default!;

    [Inject]
    private FindProviderLogins Logins { get; set; } = default!;

    [Inject]
    private IOptions<OidcOptions> Options { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SingleSignOnStrings> Words { get; set; } = default!;

    private string ProviderName => Options.Value.Name.Length > 0 ? Options.Value.Name : Words[SingleSignOnStrings.TheProvider];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Form ??= new OwnForm();
        _isConnected = (await Logins.RunAsync(Member.Id, Aborted)).Any(login => login.IsCurrent);
    }

    private async Task ProveAsync()
    {
        var result = await Prove.RunAsync(HttpContext, Form.Current);
        if (result.Outcome == SignInOutcome.SignedIn)
        {
            Leave("proved");
        }
        else
        {
            Fault = FaultOf(result);
        }
    }
}
