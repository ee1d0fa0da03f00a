using FlashdutyConsole.Members.Factors;
using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Members.Own;

/// <summary>Passkeys: add, list, remove. Adding needs the page's little script.</summary>
public sealed partial class PasskeySection
{
    private IReadOnlyList<OwnPasskey> _passkeys = [];

    [Inject]
    private OwnPasskeys Passkeys { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => _passkeys = await Passkeys.FindAsync(Member.Id, Aborted);

    private async Task RemoveAsync(string id)
    {
        if (IsProved)
        {
            await Passkeys.RemoveAsync(Actor, id, Aborted);
            Leave("passkey");
        }
    }
}
