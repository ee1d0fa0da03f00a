using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>The button that leads to the provider; nothing when there is none.</summary>
public partial class SingleSignOnOffer
{
    /// <summary>Where to go afterwards: a local path with its query.</summary>
    [Parameter]
    public string ReturnUrl { get; set; } = "/";

    /// <summary>Whether there is no other way to sign in on its page.</summary>
    [Parameter]
    public bool IsOnly { get; set; }

    [Inject]
    private IStringLocalizer<SingleSignOnStrings> Text { get; set; } = default!;

    [Inject]
    private IOptions<OidcOptions> Options { get; set; } = default!;
}
