using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>
/// After the session here has ended: leads on to the provider, which ends its own. A page and not a redirect, since sign-out is a
/// form, and a form of the console may lead to the console only.
/// </summary>
public partial class SignOutAtProviderPage
{
    private string? _provider;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SingleSignOnStrings> Text { get; set; } = default!;

    [Inject]
    private IOptions<OidcOptions> Options { get; set; } = default!;

    [Inject]
    private ProviderSignOut SignOut { get; set; } = default!;

    private string ProviderName => Options.Value.Name.Length > 0 ? Options.Value.Name : Text[SingleSignOnStrings.TheProvider];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() =>
        _provider = await SignOut.TakeAsync(HttpContext);
}
