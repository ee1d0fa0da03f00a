namespace FlashdutyConsole.Members;

/// <summary>Which members to list. Nulls do not filter; the deleted are never listed.</summary>
public sealed record MemberFilter
{
    /// <summary>Part of the name, the e-mail address or the phone number.</summary>
    public string? Text { get; init; }

    /// <summary>Only this role.</summary>
    public MemberRole? Role { get; init; }

    /// <summary>By last change instead of by creation.</summary>
    public bool ByUpdate { get; init; }

    /// <summary>Oldest first.</summary>
    public bool Ascending { get; init; }
}
