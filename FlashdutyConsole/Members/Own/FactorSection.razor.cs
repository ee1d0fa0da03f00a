using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Members.Own;

/// <summary>The second factor: set up, switch off, recovery codes.</summary>
public sealed partial class FactorSection
{
    private (string Key, string Address)? _setup;
    private IReadOnlyList<string>? _codes;
    private int _left;

    /// <summary>What was pressed.</summary>
    [SupplyParameterFromForm(FormName = "factor")]
    public OwnForm Form { get; set; } = default!;

    [Inject]
    private OwnFactor Factor { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Form ??= new OwnForm();
        if (Member.TwoFactorEnabled)
        {
            _left = await Factor.CodesLeftAsync(Member.Id, Aborted);
        }
    }

    private async Task ActAsync()
    {
        if (!IsProved)
        {
            Fault = Text[OwnStrings.ProveTitle];
            return;
        }

        switch (Form.Act)
        {
            case "begin":
                _setup = await Factor.BeginAsync(Actor, Aborted);
                break;
            case "confirm":
                _codes = await Factor.ConfirmAsync(Actor, Form.Code, Aborted);
                if (_codes is null)
                {
                    Fault = Text[OwnStrings.FactorWrong];
                    _setup = await Factor.BeginAsync(Actor, Aborted);
                }

                break;
            case "renew":
                _codes = await Factor.RenewCodesAsync(Actor, Aborted);
                break;
            case "disable":
                await Factor.DisableAsync(Actor, HttpContext.User.SessionId(), Aborted);
                Leave("factor");
                break;
        }
    }
}
