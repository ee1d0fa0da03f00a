using System.Globalization;
using System.Security.Claims;

namespace FlashdutyConsole.Members;

/// <summary>Reads the signed-in member from the principal.</summary>
public static class MemberPrincipal
{
    /// <summary>The member's id; 0 when nobody is signed in.</summary>
    public static long MemberId(this ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>The member's role; <see cref="MemberRole.Viewer"/> when none is known.</summary>
    public static MemberRole Role(this ClaimsPrincipal principal) =>
        Enum.TryParse<MemberRole>(principal.FindFirstValue(ClaimTypes.Role), out var role) ? role : MemberRole.Viewer;

    /// <summary>The member acting through a page.</summary>
    public static Actor ConsoleActor(this ClaimsPrincipal principal) => new(principal.MemberId(), ActorSource.Console);
}
