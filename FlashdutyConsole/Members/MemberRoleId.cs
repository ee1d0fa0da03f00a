namespace FlashdutyConsole.Members;

/// <summary>The numbers that the Open API uses for roles.</summary>
public static class MemberRoleId
{
    private static readonly (MemberRole Role, long Id)[] All =
        [(MemberRole.Owner, 1), (MemberRole.Admin, 2), (MemberRole.Responder, 6), (MemberRole.Viewer, 7)];

    /// <summary>The number of a role.</summary>
    public static long Of(MemberRole role) => All.First(one => one.Role == role).Id;

    /// <summary>The role with this number; null when there is none.</summary>
    public static MemberRole? Find(long id) => All.Where(one => one.Id == id).Select(one => (MemberRole?)one.Role).FirstOrDefault();
}
