using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.WarRooms;

/// <summary>
/// What groups were sent lately, and whether one more message has room: above its limits WeCom drops messages to a member
/// without an error, and refuses the whole company's (documents 90312 and 90248). Pure. A tenth is kept free.
/// </summary>
/// <param name="CompanyMinute">Person-times of the last minute.</param>
/// <param name="CompanyHour">Person-times of the last hour.</param>
/// <param name="MemberMinute">Messages of the last minute to the member of the room who got most.</param>
/// <param name="MemberDay">Messages of the last day to the member of the room who got most.</param>
public sealed record RoomQuota(int CompanyMinute, int CompanyHour, int MemberMinute, int MemberDay)
{
    private const double Share = 0.9;
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    /// <summary>How long the next message waits; null = not at all.</summary>
    /// <param name="people">How many would get it.</param>
    public TimeSpan? Wait(int people) =>
        CompanyHour + people > WeComLimits.ChatPersonTimesPerHour * Share || MemberDay + 1 > WeComLimits.ChatMessagesPerMemberPerDay * Share ? Long
        : CompanyMinute + people > WeComLimits.ChatPersonTimesPerMinute * Share || MemberMinute + 1 > WeComLimits.ChatMessagesPerMemberPerMinute * Share ? Short
        : null;
}
