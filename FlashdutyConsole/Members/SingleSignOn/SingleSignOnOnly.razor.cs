using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>What the sign-in page shows while people sign in with the provider only.</summary>
public partial class SingleSignOnOnly
{
    /// <summary>Where to go afterwards: a local path with its query.</summary>
    [Parameter]
    public string ReturnUrl { get; set; } = "/";

    /// <summary>Whether a sign-in that the provider remembers does not suffice.</summary>
    [Parameter]
    public bool IsFresh { get; set; }

    [Inject]
    private IStringLocalizer<SingleSignOnStrings> Text { get; set; } = default!;
}
