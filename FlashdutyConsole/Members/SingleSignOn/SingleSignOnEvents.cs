using System.Globalization;
using System.Text.Json;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.OpenApi;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>The steps of a sign-in with the provider: the way there, the answer, and what comes of it.</summary>
internal sealed class SingleSignOnEvents(
    AdmitPerson admit, ConnectPerson connect, BeginSession begin, TurnAway turnAway, ProviderSignOut signOut, ConsoleAddress address,
    IOptions<OidcOptions> settings, TimeProvider time) : OpenIdConnectEvents
{
    /// <summary>How long a sign-in may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // Kept in the protected state.
    private const string StartedAt = "started";
    private const string WantsFresh = "fresh";

    // Kept for the length of the request.
    private const string Token = "FlashdutyConsole.SingleSignOn.Token";
    private const string Info = "FlashdutyConsole.SingleSignOn.Info";
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        // As the provider knows it, whatever host the request named.
        context.ProtocolMessage.RedirectUri = address.Of(ConsoleUrls.SingleSignOnReturn);
        context.Properties.Items[StartedAt] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        if (context.ProtocolMessage.MaxAge is not null)
        {
            context.Properties.Items[WantsFresh] = "1";
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        // RFC 9207: an answer that names its issuer is another one's when the name differs.
        if (context.ProtocolMessage.Iss is { Length: > 0 } issuer
            && (await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted)).Issuer != issuer)
        {
            context.Fail(new SingleSignOnException(SingleSignOnFault.WrongIssuer, "the answer names another issuer"));
        }
    }

    /// <inheritdoc/>
    public override Task TokenValidated(TokenValidatedContext context)
    {
        // The framework takes a token without a signature when it comes from the token endpoint itself, as the protocol lets it
        // where that is called over TLS. Ours may be called over http, and a proxy may stand between: signed it must be.
        if (context.TokenEndpointResponse?.IdToken?.Split('.') is not [_, var claims, { Length: > 0 }])
        {
            context.Fail(new SingleSignOnException(SingleSignOnFault.TokenInvalid, "the token is not signed"));
            return Task.CompletedTask;
        }

        var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(claims)).RootElement;
        var started = Started(context.Properties);
        if (context.Properties?.Items.ContainsKey(WantsFresh) == true
            && !(payload.TryGetProperty("auth_time", out var at) && at.TryGetInt64(out var seconds) && started is not null
                && DateTimeOffset.FromUnixTimeSeconds(seconds) >= started - s_skew))
        {
            context.Fail(new SingleSignOnException(SingleSignOnFault.NotFresh, "the provider did not ask the person to sign in"));
            return Task.CompletedTask;
        }

        context.HttpContext.Items[Token] = payload;
        signOut.Note(context.HttpContext, context.TokenEndpointResponse.IdToken);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task UserInformationReceived(UserInformationReceivedContext context)
    {
        context.HttpContext.Items[Info] = context.User.RootElement.Clone();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        context.HandleResponse();
        var token = (JsonElement)http.Items[Token]!;
        var person = ProviderClaims.Read(token.GetProperty("iss").GetString()!, token, http.Items[Info] as JsonElement?, settings.Value.Claims);
        if (person is null)
        {
            await turnAway.RunAsync(http, SingleSignOnFault.TokenInvalid, context.ReturnUri, purpose: SignOnRequest.PurposeOf(context.Properties));
            return;
        }

        // Who is signed in here already: this runs before the session's own check, which does the same.
        var current = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        http.User = current.Principal ?? http.User;
        var purpose = SignOnRequest.PurposeOf(context.Properties);
        if (purpose == SignOnPurpose.Connect && (http.User.SessionId() is not { } session || session != SignOnRequest.SessionOf(context.Properties)))
        {
            // Signed out meanwhile, or somebody else has signed in.
            await turnAway.RunAsync(http, SingleSignOnFault.Lost, context.ReturnUri, purpose: purpose);
            return;
        }

        var actor = http.ActorOf(http.User.MemberId());
        var admission = purpose == SignOnPurpose.Connect
            ? await connect.RunAsync(person, actor, http.RequestAborted)
            : await admit.RunAsync(person, actor, SignOnRequest.InviteOf(context.Properties), http.RequestAborted);
        if (admission.Fault is { } fault)
        {
            await turnAway.RunAsync(http, fault, context.ReturnUri, memberId: admission.MemberId, purpose: purpose);
            return;
        }

        if (purpose != SignOnPurpose.Connect
            && !await begin.RunAsync(http, admission.MemberId, SessionMethod.SingleSignOn, isKept: false, http.RequestAborted, ProvedAt(token, purpose)))
        {
            await turnAway.RunAsync(http, SingleSignOnFault.AccountDisabled, context.ReturnUri, memberId: admission.MemberId, purpose: purpose);
            return;
        }

        signOut.Remember(http, admission.MemberId);
        http.Response.Redirect(ConsoleUrls.LocalOrHome(context.ReturnUri));
    }

    /// <inheritdoc/>
    public override async Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        await turnAway.RunAsync(context.HttpContext, SingleSignOnFault.Refused, context.ReturnUrl, purpose: SignOnRequest.PurposeOf(context.Properties));
    }

    /// <inheritdoc/>
    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        var fault = ProviderFaults.Of(context.Failure, SingleSignOnFault.Lost);
        if (fault == SingleSignOnFault.Lost && Started(context.Properties) is { } started && time.GetUtcNow() - started > Patience)
        {
            fault = SingleSignOnFault.Expired;
        }

        await turnAway.RunAsync(
            context.HttpContext, fault, context.Properties?.RedirectUri, context.Failure, code: context.Failure?.Data["error"] as string,
            purpose: SignOnRequest.PurposeOf(context.Properties));
    }

    // When the person was last asked who they are. A sign-in that the provider remembers proves that no later than it says.
    private DateTimeOffset ProvedAt(JsonElement token, SignOnPurpose purpose)
    {
        var now = time.GetUtcNow();
        return purpose == SignOnPurpose.Fresh ? now
            : token.TryGetProperty("auth_time", out var at) && at.TryGetInt64(out var seconds) && seconds >= 0 && seconds < now.ToUnixTimeSeconds()
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : DateTimeOffset.UnixEpoch;
    }

    private static DateTimeOffset? Started(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(StartedAt, out var text) == true && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
