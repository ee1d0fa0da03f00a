using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Linking.SignIn;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Linking.Home;

/// <summary>
/// The page behind the app's icon in WeCom's workbench. A linked member sees their incidents, anybody else is signed in by WeCom
/// first; outside WeCom it says how to open it.
/// </summary>
public partial class HomePage
{
    private WeComConnection? _connection;
    private SignInProblem? _problem;
    private Uri? _homepage;
    private LinkedAccount? _me;

    /// <summary>The integration's key.</summary>
    [Parameter]
    public string Key { get; set; } = "";

    /// <summary>Where to go once the member is signed in; null = here.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private WeComConnections Connections { get; set; } = default!;

    [Inject]
    private FindLinkedAccount Find { get; set; } = default!;

    [Inject]
    private BeginWeComSignIn Begin { get; set; } = default!;

    [Inject]
    private ConsoleAddress Console { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SignInStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _connection = await Connections.FindByKeyAsync(Key, HttpContext.RequestAborted);
        if (_connection is null)
        {
            _problem = SignInProblem.UnknownApp;
        }
        else if (!InsideWeCom.Is(HttpContext.Request))
        {
            CookielessAnswer.Give(HttpContext, StatusCodes.Status200OK);
            _homepage = IntegrationAddresses.Of(_connection.Integration.Key, _connection.Settings, Console).HomepageUrl;
        }
        else if (await Find.RunAsync(_connection.Integration.Id, HttpContext.User.MemberId(), HttpContext.RequestAborted) is { } me)
        {
            if (BeginWeComSignIn.LocalOrNull(ReturnUrl) is { } asked && HttpMethods.IsGet(HttpContext.Request.Method))
            {
                Navigation.NavigateTo(asked);
                return;
            }

            _me = me;
        }
        else if (_connection.App is null)
        {
            _problem = SignInProblem.NotSetUp;
        }
        else if (!HttpMethods.IsGet(HttpContext.Request.Method))
        {
            // A form's answer may not lead to another host, so WeCom cannot be asked now.
            _problem = SignInProblem.SessionOver;
        }
        else
        {
            Navigation.NavigateTo(Begin.Run(HttpContext, _connection, ReturnUrl));
        }
    }
}
