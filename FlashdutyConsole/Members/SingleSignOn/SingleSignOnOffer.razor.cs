using FlashdutyConsole.Components;
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

    /// <summary>Whether a sign-in that the provider remembers does not suffice.</summary>
    [Parameter]
    public bool IsFresh { get; set; }

    /// <summary>The token of the invitation that is taken up so; null = none.</summary>
    [Parameter]
    public string? Invite { get; set; }

    [Inject]
    private IStringLocalizer<SingleSignOnStrings> Text { get; set; } = default!;

    [Inject]
    private IOptions<OidcOptions> Options { get; set; } = default!;

    private string Address =>
        Invite is not null ? ConsoleUrls.SingleSignOnInvited(Invite)
        : IsFresh ? ConsoleUrls.SingleSignOnFreshThen(ReturnUrl)
        : ConsoleUrls.SingleSignOnThen(ReturnUrl);
}
