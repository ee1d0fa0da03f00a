using System.Globalization;
using FlashdutyConsole.Components;
using FlashdutyConsole.OpenApi;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Says why a sign-in with the provider came to nothing, and what to do. Shows texts of its own only, whatever its address holds.</summary>
public partial class SingleSignOnFailedPage
{
    private const int TraceIdLength = 32;

    /// <summary>The name of the fault.</summary>
    [SupplyParameterFromQuery(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The id that log and audit have too.</summary>
    [SupplyParameterFromQuery(Name = "id")]
    public string? Id { get; set; }

    /// <summary>Where the person wanted to go.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>What the sign-in was for; null = just to get in.</summary>
    [SupplyParameterFromQuery(Name = "for")]
    public string? For { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SingleSignOnStrings> Text { get; set; } = default!;

    [Inject]
    private IOptions<OidcOptions> Options { get; set; } = default!;

    [Inject]
    private ConsoleAddress Address { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private SingleSignOnFault Fault =>
        Enum.TryParse<SingleSignOnFault>(Reason, out var fault) && fault.ToString() == Reason ? fault : SingleSignOnFault.ProviderFailed;

    private string TraceId => Id is { Length: TraceIdLength } id && id.All(char.IsAsciiHexDigit) ? id : "";

    private SignOnPurpose Purpose => Enum.TryParse<SignOnPurpose>(For, out var purpose) && purpose.ToString() == For ? purpose : SignOnPurpose.Enter;

    private bool IsConnecting => Purpose == SignOnPurpose.Connect;

    // Once more would end the same way.
    private bool IsWorthRepeating => Fault is not (SingleSignOnFault.InvitedAnother or SingleSignOnFault.AccountDisabled);

    private string Again => Purpose == SignOnPurpose.Fresh ? ConsoleUrls.SingleSignOnFreshThen(Next) : ConsoleUrls.SingleSignOnThen(Next);

    private string SignInAddress => Purpose == SignOnPurpose.Fresh ? ConsoleUrls.SignInFreshThen(Next) : ConsoleUrls.SignInThen(Next);

    private string Next => ConsoleUrls.LocalOrHome(ReturnUrl);

    // Straight on to the provider after the password: then the account is joined.
    private string LocalSignInFirst =>
        (Options.Value.LocalSignIn ? ConsoleUrls.SignIn : ConsoleUrls.OwnerSignIn) + "?returnUrl=" + Uri.EscapeDataString(ConsoleUrls.SingleSignOnThen(Next));

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (!HttpContext.Response.HasStarted)
        {
            HttpContext.Response.StatusCode = StatusOf(Fault);
            if (Fault == SingleSignOnFault.Throttled)
            {
                // SingleSignOnLimit counts by the minute.
                HttpContext.Response.Headers.RetryAfter = "60";
            }
        }
    }

    private static int StatusOf(SingleSignOnFault fault) => fault switch
    {
        SingleSignOnFault.ProviderUnreachable or SingleSignOnFault.ProviderBlocked or SingleSignOnFault.ProviderUnfit
            or SingleSignOnFault.ProviderFailed or SingleSignOnFault.ClientRefused => StatusCodes.Status502BadGateway,
        SingleSignOnFault.Refused or SingleSignOnFault.EmailMissing or SingleSignOnFault.EmailNotVerified or SingleSignOnFault.CreationOff
            or SingleSignOnFault.NoRole or SingleSignOnFault.AccountDisabled or SingleSignOnFault.SignInFirst
            or SingleSignOnFault.LinkedToAnother or SingleSignOnFault.InvitedAnother => StatusCodes.Status403Forbidden,
        SingleSignOnFault.ConnectTaken or SingleSignOnFault.ConnectTwice => StatusCodes.Status409Conflict,
        SingleSignOnFault.Throttled => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };

    private string Say(string key) => Text[
        key,
        Options.Value.Name.Length > 0 ? Options.Value.Name : Text[SingleSignOnStrings.TheProvider],
        Address.Of(ConsoleUrls.SingleSignOnReturn),
        Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        Address.PublicUrl.GetLeftPart(UriPartial.Authority)];
}
