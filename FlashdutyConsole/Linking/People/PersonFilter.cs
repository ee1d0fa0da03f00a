namespace FlashdutyConsole.Linking.People;

/// <summary>Which members of an integration's list.</summary>
public enum PersonFilter
{
    /// <summary>All.</summary>
    All,

    /// <summary>Linked to a WeCom user.</summary>
    Linked,

    /// <summary>Not linked.</summary>
    Unlinked,
}
