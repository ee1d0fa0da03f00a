using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Patterns;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>
/// What stays the same in messages of one cause: addresses, dates, numbers, hashes and the like become placeholders. The rules and
/// their order are the fork's <c>normalizeMessage</c>.
/// </summary>
internal static class MessageShape
{
    private const string ShortMonths = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
    private const string Months = ShortMonths + "|January|February|March|April|May|June|July|August|September|October|November|December";
    private const string Days = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    private const string Sources = "java|py|rb|php|go|rs|kt|swift|cpp|cc|c|h|hpp";
    private const string Label = @"[a-zA-Z0-9]([a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?\.";

    private const string TopDomains =
        "com|ai|top|dev|sh|org|net|edu|gov|mil|int|cloud|io|co|cn|jp|de|uk|fr|au|ca|ru|it|br|in|mx|kr|sg|hk|tw|th|my|id|ph|vn|bd|pk|ng|za|eg|ma|dz|ke|tz|ug|rw|mw|zm|zw|bw|sz"
        + "|ls|mz|mg|mu|sc|km|dj|so|et|er|sd|ss|ly|tn|mr|ml|ne|td|cf|cm|ga|gq|st|cv|gw|gm|sl|lr|ci|gh|tg|bj|bf|sn|gn|ge|am|az|cc|us|es|pl|nl|be|at|ch|se|no|dk|fi|pt|gr|cz|hu"
        + "|ro|bg|hr|si|sk|ee|lv|lt|ie|is|mt|cy|lu|tr|il|ae|sa|kw|qa|bh|om|jo|lb|sy|iq|ir|af|np|bt|lk|mv|mm|la|kh|bn|tl|pg|fj|vu|ws|to|tv|ki|nr|pw|fm|mh|as|gu|mp|vi|pr|ck|nu"
        + "|tk|pn|info|biz|name|pro|museum|aero|coop|jobs|travel|mobi|tel|xxx|asia|cat|post|app|blog|site|online|store|tech|digital|media|news|live|video|music|games|social|email"
        + "|web|world|global|city|space|life|work|business|company|corp|inc|ltd|group|team|club|community|network|solutions|services|consulting|agency|studio|design|creative|art"
        + "|photo|gallery|shop|market|trade|finance|money|bank|investment|insurance|real|estate|property|hotel|restaurant|food|health|medical|care|fitness|sport|auto|car|bike"
        + "|fashion|beauty|style|luxury|premium|vip|gold|diamond|jewelry|watch|home|house|garden|kids|family|baby|pet|love|dating|wedding|party|event|education|school|university"
        + "|college|academy|training|course|book|library|science|research|technology|software|hardware|computer|internet|hosting|mobile|phone|game|download|free|cheap|sale|deal"
        + "|discount|coupon|gift|win|lottery|casino|bet";

    private static readonly (string Pattern, string Placeholder)[] s_rules =
    [
        (@"https?://[a-zA-Z0-9\-\._~:/?#[\]@!$&'()*+,;=%]+", "{URL}"),
        (@"\b(?:[0-9]{1,3}\.){3}[0-9]{1,3}\b(?::\d+)?", "{IP}"),
        (@"\b(?:[a-fA-F0-9]{1,4}:){2,}[a-fA-F0-9:/%.]*[a-fA-F][a-fA-F0-9:/%.]*\b|\b(?:[a-fA-F0-9]{1,4}:){7}[a-fA-F0-9]{1,4}\b", "{IP}"),
        (@"\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\b", "{HASH}"),
        (@"\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b", "{HASH}"),
        (@"\b[A-Z]{2,}[A-Z0-9]{6,}[0-9][A-Z0-9]*\b", "{?}"),
        (@"\b[A-Za-z0-9+/]{20,}(?:[+/][A-Za-z0-9+/]*)?={1,2}\b", "{HASH}"),
        (@"/[0-9a-f]{24}(/|$|\|)", "/{NUMBER}${1}"),
        (@"\d{4}\x{5E74}\d{1,2}\x{6708}\d{1,2}\x{65E5}", "{DATE}"),
        (@"\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?(?:Z|[+-]\d{2}:\d{2})?\b", "{DATE}"),
        (Days + @"\s+(?:" + ShortMonths + @")\s+\d{1,2}\s+\d{2}:\d{2}:\d{2}\s+[A-Z]{3,4}\s+\d{4}", "{DATE}"),
        (Days + @",\s+\d{1,2}\s+(?:" + ShortMonths + @")\s+\d{4}\s+\d{2}:\d{2}:\d{2}\s+[A-Z]{3,4}", "{DATE}"),
        (@"\b\d{4}[-/]\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d{2}:\d{2}(?:\.\d{1,3})?\b", "{DATE}"),
        (@"\b(?:" + Months + @")\s+\d{1,2},?\s+\d{4}\b|\b\d{1,2}\s+(?:" + Months + @")\s+\d{4}\b", "{DATE}"),
        (@"\b\d{4}[-/]\d{1,2}[-/]\d{1,2}\b|\b\d{1,2}[-/]\d{1,2}[-/]\d{4}\b", "{DATE}"),
        (@"\b\d{1,2}:\d{2}:\d{2}(?:\.\d{1,3})?\b|\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:AM|PM)\b", "{DATE}"),
        (@"\b\d+\b", "{NUMBER}"),
        (@"\b[0-9a-f]{32}\b", "{HASH}"),
        (@"\b[0-9a-f]{40}\b|\b[0-9a-f]{64}\b", "{HASH}"),
        (@"\b[0-9a-f]{24}\b", "{HASH}"),
        (@"\b[0-9a-f]{8,}\b", "{HASH}"),
        (@"\b[a-zA-Z0-9_]{40,}\b", "{HASH}"),
        (@"\b" + Label + "(" + Label + ")*(?:" + TopDomains + @")\b", "{DOMAIN}"),
        (@"(?:[a-zA-Z]:)?(?:[/\\][\w.-]+)+?\.(?:jsx?|tsx?|vue|svelte|css|scss|less|sass|html?|json|svg|graphql|gql|map|" + Sources + @")\b|\b\w+\.(?:" + Sources + @")\b", "{FILE}"),
        (@"\b[a-zA-Z]*[0-9]+[a-zA-Z]+[a-zA-Z0-9]{4,}\b|\b[a-zA-Z]+[0-9]+[a-zA-Z0-9]{2,}\b", "{?}"),
        (@"((?:key|currency|platform|\x{5E01}\x{79CD}|\x{5E73}\x{53F0}key)(?:Key|List|Name)?[:\x{FF1A}=])\s*([A-Z]{3,8})\b", "${1}{?}"),
        (@"\([A-Z]{2,8}\)", "({?})"),
    ];

    /// <summary>The message's shape.</summary>
    public static string Of(string message, Budget budget)
    {
        if (message.Length == 0 || GoRegex.Of(@"^/t\d+/[\w-]+/\?/\?/\?\.\w+$").IsMatch(message.Trim(), budget))
        {
            return "";
        }

        foreach (var (pattern, placeholder) in s_rules)
        {
            message = GoRegex.Of(pattern).Replace(message, placeholder, expands: true, budget);
        }

        var stack = message.IndexOf("\n    at ", StringComparison.Ordinal);
        message = stack < 0 ? message : message[..stack] + " {StackFrames}";
        return GoRegex.Of(@"\s{2,}").Replace(message, " ", expands: false, budget).Trim();
    }
}
