namespace FlashdutyConsole.Members.People;

/// <summary>What can be done to a member on the page of members.</summary>
public enum MemberAct
{
    /// <summary>Give another role.</summary>
    Role,

    /// <summary>End all sessions.</summary>
    SignOut,

    /// <summary>Take the second factor away.</summary>
    Reset,

    /// <summary>Shut out.</summary>
    Disable,

    /// <summary>Let in again.</summary>
    Enable,

    /// <summary>Remove.</summary>
    Delete,
}
