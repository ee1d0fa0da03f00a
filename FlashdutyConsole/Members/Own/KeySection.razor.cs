using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Members.Own;

/// <summary>Keys of the Open API.</summary>
public sealed partial class KeySection
{
    private IReadOnlyList<AppKey> _keys = [];
    private string? _shown;

    /// <summary>What was pressed.</summary>
    [SupplyParameterFromForm(FormName = "keys")]
    public OwnForm Form { get; set; } = default!;

    [Inject]
    private OwnKeys Keys { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Form ??= new OwnForm();
        _keys = await Keys.FindAsync(Member.Id, Aborted);
    }

    private async Task ActAsync()
    {
        if (!IsProved)
        {
            Fault = Text[OwnStrings.ProveTitle];
            return;
        }

        if (long.TryParse(Form.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            await Keys.RevokeAsync(Actor, id, Aborted);
            Leave("key");
            return;
        }

        if (string.IsNullOrWhiteSpace(Form.Name))
        {
            Fault = Text[OwnStrings.KeyName];
            return;
        }

        _shown = await Keys.CreateAsync(Actor, Form.Name, Aborted);
        Fault = _shown is null ? Text[OwnStrings.KeyMost].Value : null;
        _keys = await Keys.FindAsync(Member.Id, Aborted);
    }
}
