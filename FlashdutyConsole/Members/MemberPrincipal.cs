using System.Globalization;
using System.Security.Claims;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Members;

/// <summary>Reads the signed-in member from the principal.</summary>
public static class MemberPrincipal
{
    /// <summary>Claim with the session's id.</summary>
    public const string Session = "sid";

    /// <summary>The member's id; 0 when nobody is signed in.</summary>
    public static long MemberId(this ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>The member's role; <see cref="MemberRole.Viewer"/> when none is known.</summary>
    public static MemberRole Role(this ClaimsPrincipal principal) =>
        Enum.TryParse<MemberRole>(principal.FindFirstValue(ClaimTypes.Role), out var role) ? role : MemberRole.Viewer;

    /// <summary>The session's id; null when nobody is signed in.</summary>
    public static string? SessionId(this ClaimsPrincipal principal) => principal.FindFirstValue(Session);

    /// <summary>Whether the principal is a signed-in member with at least this role.</summary>
    public static bool Has(this ClaimsPrincipal principal, MemberRole role) =>
        principal.Identity?.IsAuthenticated == true && principal.MemberId() != 0 && principal.Role() >= role;

    /// <summary>The member acting through a page.</summary>
    public static Actor ConsoleActor(this ClaimsPrincipal principal) => new(principal.MemberId(), ActorSource.Console);

    /// <summary>A member acting through a request to a page: also known is from where.</summary>
    /// <param name="http">The request.</param>
    /// <param name="memberId">The member; 0 = not known who.</param>
    public static Actor ActorOf(this HttpContext http, long memberId) =>
        new(memberId, ActorSource.Console) { Ip = CallerAddress.Of(http), RequestId = ApiReply.RequestId(http) };

    /// <summary>The principal with name and role as they are now.</summary>
    internal static ClaimsPrincipal As(this ClaimsPrincipal principal, SessionStanding standing)
    {
        if (principal.Role() == standing.Role && principal.FindFirstValue(MemberClaims.Name) == standing.Name)
        {
            return principal;
        }

        return new ClaimsPrincipal(principal.Identities.Select(identity => new ClaimsIdentity(
            identity.Claims.Where(claim => claim.Type != identity.RoleClaimType && claim.Type != MemberClaims.Name)
                .Append(new Claim(identity.RoleClaimType, standing.Role.ToString()))
                .Append(new Claim(MemberClaims.Name, standing.Name)),
            identity.AuthenticationType, identity.NameClaimType, identity.RoleClaimType)));
    }
}
