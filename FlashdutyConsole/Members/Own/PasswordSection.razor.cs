using FlashdutyConsole.Members.Passwords;
using FlashdutyConsole.Members.SignIn;
using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Members.Own;

/// <summary>Changes the password.</summary>
public sealed partial class PasswordSection
{
    /// <summary>What was filled in.</summary>
    [SupplyParameterFromForm(FormName = "password")]
    public OwnForm Form { get; set; } = default!;

    [Inject]
    private ChangePassword Change { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => Form ??= new OwnForm();

    private async Task ChangeAsync()
    {
        if (Form.Wanted != Form.Again)
        {
            Fault = Text[OwnStrings.Mismatch];
            return;
        }

        var (proof, fault) = await Change.RunAsync(HttpContext, Form.Current, Form.Wanted ?? "");
        Fault = fault switch
        {
            PasswordFault.Length => Text[OwnStrings.BadLength, PasswordRules.MinimumLength, PasswordRules.MaximumLength].Value,
            PasswordFault.Common => Text[OwnStrings.CommonPassword].Value,
            _ => proof.Outcome == SignInOutcome.SignedIn ? null : FaultOf(proof),
        };
        if (Fault is null)
        {
            Leave("password");
        }
    }
}
