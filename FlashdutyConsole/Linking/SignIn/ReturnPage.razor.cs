using FlashdutyConsole.Integrations;
using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>The return from WeCom's sign-in: goes on, or says why not.</summary>
public partial class ReturnPage
{
    private SignInEnd? _end;

    /// <summary>The integration's key.</summary>
    [Parameter]
    public string Key { get; set; } = "";

    /// <summary>WeCom's code.</summary>
    [SupplyParameterFromQuery(Name = "code")]
    public string? Code { get; set; }

    /// <summary>The state that the sign-in began with.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private WeComConnections Connections { get; set; } = default!;

    [Inject]
    private CompleteSignIn Complete { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The address has the code in it: it goes to nobody.
        HttpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
        var connection = await Connections.FindByKeyAsync(Key, HttpContext.RequestAborted);
        _end = await Complete.RunAsync(HttpContext, connection, Code, State);
        if (_end.GoTo is { } path)
        {
            Navigation.NavigateTo(path);
        }
    }
}
