namespace FlashdutyConsole.Linking.People;

/// <summary>What can be wrong with a line of a file of links.</summary>
public enum LinkFileFaultKind
{
    /// <summary>Not two values.</summary>
    Columns,

    /// <summary>Cannot be a WeCom userid.</summary>
    UserId,

    /// <summary>The address stands in an earlier line too.</summary>
    EmailTwice,

    /// <summary>The WeCom user stands in an earlier line too.</summary>
    UserTwice,

    /// <summary>No member has this address.</summary>
    UnknownEmail,

    /// <summary>The member is linked to another WeCom user.</summary>
    MemberTaken,

    /// <summary>The WeCom user is linked to another member.</summary>
    UserTaken,

    /// <summary>Too many lines.</summary>
    TooMany,

    /// <summary>The file is empty.</summary>
    Empty,
}
