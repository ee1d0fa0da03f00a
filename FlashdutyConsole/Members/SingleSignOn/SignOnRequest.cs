using System.Globalization;
using FlashdutyConsole.Components;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>What goes along with a sign-in in the provider's protected state, from its beginning to its answer.</summary>
internal static class SignOnRequest
{
    private const string PurposeItem = "purpose";
    private const string SessionItem = "session";
    private const string InviteItem = "invite";

    /// <summary>A sign-in that returns to a page.</summary>
    public static AuthenticationProperties Enter(string? returnUrl) => Of(SignOnPurpose.Enter, ConsoleUrls.LocalOrHome(returnUrl));

    /// <summary>A sign-in that the provider may not take from memory.</summary>
    public static AuthenticationProperties Fresh(string? returnUrl)
    {
        var properties = Of(SignOnPurpose.Fresh, ConsoleUrls.LocalOrHome(returnUrl));
        properties.Prompt = OpenIdConnectPrompt.Login;
        properties.MaxAge = TimeSpan.Zero;
        return properties;
    }

    /// <summary>A sign-in that joins the account of this session. The person is asked there: whoever signed in there before may be another.</summary>
    public static AuthenticationProperties Connect(string session)
    {
        var properties = Of(SignOnPurpose.Connect, ConsoleUrls.AccountAfter("provider"));
        properties.Prompt = OpenIdConnectPrompt.Login;
        properties.Items[SessionItem] = session;
        return properties;
    }

    /// <summary>A sign-in that takes up an invitation.</summary>
    public static AuthenticationProperties Invited(string token)
    {
        var properties = Of(SignOnPurpose.Invitation, ConsoleUrls.Home);
        properties.Items[InviteItem] = AppKey.HashOf(token);
        return properties;
    }

    /// <summary>What the sign-in is for.</summary>
    public static SignOnPurpose PurposeOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(PurposeItem, out var text) == true && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var purpose)
            ? (SignOnPurpose)purpose
            : SignOnPurpose.Enter;

    /// <summary>The session whose account is to be joined.</summary>
    public static string? SessionOf(AuthenticationProperties? properties) => properties?.Items.TryGetValue(SessionItem, out var session) == true ? session : null;

    /// <summary>SHA-256 of the invitation's token.</summary>
    public static string? InviteOf(AuthenticationProperties? properties) => properties?.Items.TryGetValue(InviteItem, out var hash) == true ? hash : null;

    private static OpenIdConnectChallengeProperties Of(SignOnPurpose purpose, string returnUrl) => new()
    {
        RedirectUri = returnUrl,
        Items = { [PurposeItem] = ((int)purpose).ToString(CultureInfo.InvariantCulture) },
    };
}
