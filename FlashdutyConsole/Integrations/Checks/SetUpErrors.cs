namespace FlashdutyConsole.Integrations.Checks;

/// <summary>
/// Every errcode of WeCom that connecting a custom app can meet (doc 90313), and the check whose row shows it. What each means and
/// what to change is said in one place, <see cref="WeCom.WeComErrors"/>, for each code in its own words; where a check knows more
/// than the code says, by its <see cref="CheckReason"/>.
/// </summary>
public static class SetUpErrors
{
    /// <summary>The codes, by check.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<int>> ByCheck { get; } = new Dictionary<string, IReadOnlyList<int>>
    {
        [CheckId.Credentials] =
        [
            -1, 6000, 40001, 40013, 40014, 40056, 40091, 41001, 42001, 43009, 45009, 45031, 45033, 48001, 48002, 48004, 48006, 48009, 50003, 60011, 301002, 301007,
        ],
        [CheckId.TrustedIp] = [60020, 301042],
        [CheckId.Card] = [40003, 43004, 43012, 50002, 60021, 60111, 81013],
        // Only WeCom's own pages show these: to members who open the homepage, and to admins who save a domain or a callback.
        [CheckId.Homepage] = [50001],
        [CheckId.ApiDomain] = [80001, 85004, 85005, 85008, 85111],
        [CheckId.Callback] = [40057, 85011],
    };
}
