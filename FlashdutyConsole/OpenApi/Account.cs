namespace FlashdutyConsole.OpenApi;

/// <summary>The one account of this console, as the Open API names it in its answers.</summary>
public static class Account
{
    /// <summary>Its id.</summary>
    public const long Id = 1;

    /// <summary>Its name.</summary>
    public const string Name = "Flashduty Console";

    /// <summary>Its language.</summary>
    public const string Locale = "zh-CN";

    /// <summary>Its IANA time zone: that of escalation rules' time filters.</summary>
    public const string TimeZone = "Asia/Shanghai";
}
