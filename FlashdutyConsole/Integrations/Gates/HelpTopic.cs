using FlashdutyConsole.Integrations.Checks;

namespace FlashdutyConsole.Integrations.Gates;

/// <summary>The questions that the help page answers, by the names in its address.</summary>
public static class HelpTopic
{
    /// <summary>"Authorize the app first".</summary>
    public const string Authorize = "authorize";

    /// <summary>"The app is not linked".</summary>
    public const string Linked = "linked";

    /// <summary>"redirect_uri must use the trusted domain" (50001).</summary>
    public const string Redirect = "redirect";

    /// <summary>A card that keeps an old state, and Refresh.</summary>
    public const string Stale = "stale";

    /// <summary>"Licence not activated".</summary>
    public const string Licence = "licence";

    /// <summary>Opening links in the system browser.</summary>
    public const string Browser = "browser";

    /// <summary>All of them, the most frequent first.</summary>
    public static IReadOnlyList<string> All { get; } = [Authorize, Linked, Redirect, Stale, Licence, Browser];

    /// <summary>The question that an errcode of WeCom raises; null = none.</summary>
    public static string? Of(int errCode) => errCode switch
    {
        48004 or 50003 => Authorize,
        50002 or 60011 or 60021 or 60111 or 81013 => Linked,
        50001 => Redirect,
        60140 => Stale,
        >= 701000 and < 702000 => Licence,
        _ => null,
    };

    /// <summary>The question that this result raises; null = none.</summary>
    public static string? Of(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Reason switch
        {
            CheckReason.NoTrustedDomain or CheckReason.OtherTrustedDomain => Redirect,
            CheckReason.CardNotLinked or CheckReason.CardOutOfScope or CheckReason.VisibilityEmpty => Linked,
            CheckReason.AppDisabled or CheckReason.SecretNoLonger => Authorize,
            CheckReason.CardClicked or CheckReason.CardSent => Stale,
            CheckReason.HomepageRight => Browser,
            _ => result.Id switch
            {
                CheckId.License => Licence,
                CheckId.Authorization => Authorize,
                _ => Of(result.ErrCode),
            },
        };
    }
}
