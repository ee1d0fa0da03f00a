using FlashdutyConsole.Integrations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>Asks from which WeCom app a page was opened, where that cannot be told. The names of apps are for people inside WeCom only.</summary>
public partial class ChoosePage
{
    private IReadOnlyList<Integration> _apps = [];

    /// <summary>Where to go afterwards.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private FindApp Find { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SignInStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        ReturnUrl = BeginWeComSignIn.LocalOrNull(ReturnUrl);
        if (InsideWeCom.Is(HttpContext.Request))
        {
            _apps = await Find.RunAsync(HttpContext.Request.Host.Value, null, HttpContext.RequestAborted);
        }
    }
}
