namespace FlashdutyConsole.Linking;

/// <summary>How a member was linked to their WeCom user.</summary>
public enum LinkMethod
{
    /// <summary>By the console itself: sample data, or before this was written down.</summary>
    Given = 0,

    /// <summary>The member signed in from inside WeCom and confirmed it.</summary>
    Self = 1,

    /// <summary>WeCom knew the member's e-mail address.</summary>
    Email = 2,

    /// <summary>WeCom knew the member's phone number.</summary>
    Phone = 3,

    /// <summary>From a file.</summary>
    File = 4,
}
