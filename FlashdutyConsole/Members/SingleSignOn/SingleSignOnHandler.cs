using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>The framework's handler, which shows people a page where it would throw, and keeps floods out.</summary>
internal sealed class SingleSignOnHandler(
    IOptionsMonitor<OpenIdConnectOptions> options, ILoggerFactory logger, HtmlEncoder html, UrlEncoder encoder,
    SingleSignOnLimit limit, TurnAway turnAway)
    : OpenIdConnectHandler(options, logger, html, encoder)
{
    /// <inheritdoc/>
    public override async Task<bool> HandleRequestAsync()
    {
        if (Options.CallbackPath != Request.Path || limit.Allows(Context))
        {
            return await base.HandleRequestAsync();
        }

        turnAway.Throttled(Context);
        return true;
    }

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!limit.Allows(Context))
        {
            turnAway.Throttled(Context);
            return;
        }

        try
        {
            await base.HandleChallengeAsync(properties);
        }
        catch (Exception failure) when (!Context.RequestAborted.IsCancellationRequested && !Response.HasStarted)
        {
            // A cookie for this attempt may be among the headers; it ends by itself.
            await turnAway.RunAsync(Context, ProviderFaults.Of(failure, SingleSignOnFault.ProviderUnfit), properties.RedirectUri, failure, purpose: SignOnRequest.PurposeOf(properties));
        }
    }
}
