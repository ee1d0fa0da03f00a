using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.Own;

/// <summary>One's own account: who I am, how I am told, and what keeps others out. Static, so that it works on a phone inside WeCom too.</summary>
public partial class AccountPage
{
    private Member? _member;
    private bool _isProved;

    /// <summary>What was done by the request that led here.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? Done { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private FindMembers Find { get; set; } = default!;

    [Inject]
    private ProveIdentity Prove { get; set; } = default!;

    [Inject]
    private IOptions<OidcOptions> SingleSignOn { get; set; } = default!;

    // A password, with its second factor, or a passkey would open nothing for whoever may sign in with the provider only.
    private bool IsLocal => SingleSignOn.Value.LocalSignIn || _member?.Role == MemberRole.Owner;

    [Inject]
    private IStringLocalizer<OwnStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _isProved = await Prove.IsRecentAsync(HttpContext);
        _member = await Find.OneAsync(HttpContext.User.MemberId(), HttpContext.RequestAborted);
    }
}
