using FlashdutyConsole.Components;
using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>
/// Joins the WeCom user of this browser to a console account: the member signs in once, sees both, and confirms. The WeCom user
/// comes from the cookie that the sign-in left, never from the address.
/// </summary>
public partial class LinkPage
{
    private WeComConnection? _connection;
    private ProvedUser? _proved;
    private Member? _fresh;
    private string? _staleName;
    private SignInEnd? _end;

    /// <summary>The integration's key.</summary>
    [Parameter]
    public string Key { get; set; } = "";

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private WeComConnections Connections { get; set; } = default!;

    [Inject]
    private WeComProof Proofs { get; set; } = default!;

    [Inject]
    private LinkMyself Link { get; set; } = default!;

    [Inject]
    private IDbContextFactory<ConsoleDb> Contexts { get; set; } = default!;

    [Inject]
    private IOptions<OidcOptions> SingleSignOn { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SignInStrings> Text { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private string SignInAddress => ConsoleUrls.SignInFreshThen(ConsoleUrls.WeComLink(Key));

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _connection = await Connections.FindByKeyAsync(Key, HttpContext.RequestAborted);
        _proved = _connection is null ? null : Proofs.Find(HttpContext, _connection.Integration.Id);
        if (_connection is null || _proved is null)
        {
            _end = SignInEnd.Failed(_connection is null ? SignInProblem.UnknownApp : SignInProblem.ProofExpired);
            return;
        }

        await using var db = await Contexts.CreateDbContextAsync(HttpContext.RequestAborted);
        _fresh = await FreshLogin.FindAsync(db, HttpContext, Clock.GetUtcNow());
        _staleName = _fresh is null && HttpContext.User.MemberId() != 0 ? HttpContext.User.FindFirst(MemberClaims.Name)?.Value : null;
    }

    private async Task LinkAsync()
    {
        if (_connection is null || _proved is null)
        {
            return;
        }

        _end = await Link.RunAsync(HttpContext, _connection.Integration);
        if (_end.GoTo is { } path)
        {
            Navigation.NavigateTo(path);
        }
        else if (_end.Problem is null)
        {
            // The login grew old while the page was open: sign in again, then confirm.
            _end = null;
            Navigation.NavigateTo(ConsoleUrls.WeComLink(Key));
        }
    }
}
