using System.Text.Json;
using FlashdutyConsole.Network;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Tells which fault an exception of the exchange with the provider stands for. Pure.</summary>
internal static class ProviderFaults
{
    /// <summary>The fault.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="otherwise">What any other exception stands for at this point.</param>
    public static SingleSignOnFault Of(Exception? failure, SingleSignOnFault otherwise)
    {
        var chain = Chain(failure).ToList();
        if (chain.OfType<SingleSignOnException>().FirstOrDefault() is { } named)
        {
            return named.Fault;
        }

        if (OutboundRefusedException.Behind(failure) is not null)
        {
            return SingleSignOnFault.ProviderBlocked;
        }

        if (chain.OfType<SecurityTokenException>().FirstOrDefault() is { } token)
        {
            return OfToken(token);
        }

        if (chain.OfType<OpenIdConnectProtocolException>().FirstOrDefault() is { } protocol)
        {
            return OfProtocol(protocol);
        }

        return chain.Exists(one => one is JsonException or ArgumentException) ? SingleSignOnFault.ProviderUnfit
            : chain.Exists(one => one is HttpRequestException or IOException or TimeoutException or OperationCanceledException) ? SingleSignOnFault.ProviderUnreachable
            : otherwise;
    }

    /// <summary>The fault that an error code of the protocol stands for.</summary>
    /// <param name="error">The code.</param>
    public static SingleSignOnFault OfCode(string? error) => error switch
    {
        "access_denied" => SingleSignOnFault.Refused,
        "invalid_grant" => SingleSignOnFault.CodeRefused,
        // https://www.rfc-editor.org/rfc/rfc6749#section-5.2 and RFC 9126, section 2.3
        "invalid_client" or "unauthorized_client" or "invalid_redirect_uri" or "invalid_scope" or "invalid_request" => SingleSignOnFault.ClientRefused,
        _ => SingleSignOnFault.ProviderFailed,
    };

    private static SingleSignOnFault OfToken(SecurityTokenException token) => token switch
    {
        SecurityTokenInvalidIssuerException => SingleSignOnFault.WrongIssuer,
        SecurityTokenExpiredException or SecurityTokenNotYetValidException => SingleSignOnFault.Clock,
        _ => SingleSignOnFault.TokenInvalid,
    };

    private static SingleSignOnFault OfProtocol(OpenIdConnectProtocolException protocol) => protocol switch
    {
        OpenIdConnectProtocolInvalidNonceException => SingleSignOnFault.WrongNonce,
        _ when protocol.Data["error"] is string error => OfCode(error),
        _ => SingleSignOnFault.TokenInvalid,
    };

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            yield return failure;
        }
    }
}
