using FlashdutyConsole.Members.SignIn;
using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Members.Own;

/// <summary>Asks for the password before what protects the account can be changed.</summary>
public sealed partial class ProveSection
{
    /// <summary>What was filled in.</summary>
    [SupplyParameterFromForm(FormName = "prove")]
    public OwnForm Form { get; set; } = default!;

    [Inject]
    private ProveIdentity Prove { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => Form ??= new OwnForm();

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
