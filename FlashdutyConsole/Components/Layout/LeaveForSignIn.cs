using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Components.Layout;

/// <summary>
/// Leaves the interactive page for sign-in, by a full load. Signed-in members who lack the right go to the page that says so.
/// </summary>
public sealed class LeaveForSignIn : ComponentBase
{
    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    private Task<Microsoft.AspNetCore.Components.Authorization.AuthenticationState>? Authentication { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var isSignedIn = Authentication is not null && (await Authentication).User.Identity?.IsAuthenticated == true;
        var here = "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
        Navigation.NavigateTo(isSignedIn ? ConsoleUrls.Forbidden : ConsoleUrls.SignInThen(here), forceLoad: true);
    }
}
