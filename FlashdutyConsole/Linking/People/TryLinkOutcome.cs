namespace FlashdutyConsole.Linking.People;

/// <summary>What came of looking one member up in WeCom.</summary>
public enum TryLinkOutcome
{
    /// <summary>Found, and linked.</summary>
    Found,

    /// <summary>WeCom knows neither the e-mail address nor the phone number, or does not show this user to the app.</summary>
    NotFound,

    /// <summary>What WeCom knows points to a user of somebody else: nobody was linked.</summary>
    Ambiguous,

    /// <summary>The app may not ask.</summary>
    NoPermission,

    /// <summary>WeCom did not answer.</summary>
    Failed,

    /// <summary>Not asked: the run had to stop before.</summary>
    NotAsked,
}
