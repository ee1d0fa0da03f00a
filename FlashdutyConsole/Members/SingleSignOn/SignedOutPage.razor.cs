using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Where people come back to after the provider has ended its session too.</summary>
public partial class SignedOutPage
{
    [Inject]
    private IStringLocalizer<SingleSignOnStrings> Text { get; set; } = default!;
}
