namespace FlashdutyConsole.Members;

/// <summary>What a tool names a member by. Nulls do not count; a country code alone names nobody.</summary>
public sealed record MemberKey(long? MemberId, string? Name, string? Email, string? Phone, string? CountryCode, string? RefId)
{
    /// <summary>Whether it names somebody.</summary>
    public bool IsGiven => (MemberId ?? 0) != 0 || (Name ?? Email ?? Phone ?? RefId) is not null;
}
