using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Says whom the password is for while people sign in with the provider only.</summary>
public partial class OwnersOnly
{
    [Inject]
    private IStringLocalizer<SingleSignOnStrings> Text { get; set; } = default!;
}
