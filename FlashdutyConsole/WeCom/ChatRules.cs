using FlashdutyConsole.WeCom.Answers;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.WeCom;

/// <summary>WeCom's rules for a new group (documents 90244 and 90245), asked before WeCom is: the answer says what WeCom would.</summary>
public static class ChatRules
{
    /// <summary>The errcode that WeCom would answer; 0 = the group can be asked for.</summary>
    public static int Check(WeComChat chat)
    {
        ArgumentNullException.ThrowIfNull(chat);
        var members = chat.UserIds.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return chat.Name.Length == 0 ? 86202
            : members is < WeComLimits.ChatMembersMin or > WeComLimits.ChatMembersMax ? 86006
            : chat.ChatId.Length > WeComLimits.ChatIdCharacters ? 86205
            : !chat.ChatId.All(char.IsAsciiLetterOrDigit) ? 86001
            : chat.Owner.Length > 0 && !chat.UserIds.Contains(chat.Owner, StringComparer.OrdinalIgnoreCase) ? 86207
            : 0;
    }

    /// <summary>The name as WeCom keeps it: one line of at most 50 characters.</summary>
    public static string Name(string name) => TextBudget.CutCharacters(TextBudget.Clean(name, oneLine: true).Trim(), WeComLimits.ChatNameCharacters);

    /// <summary>Whether the code says that the id of a new group is taken: 86215.</summary>
    public static bool IsTaken(int errCode) => errCode == 86215;

    /// <summary>Whether the code says that there is no such group, or none that this app may use: 40050, 86003, 86008.</summary>
    public static bool IsGone(int errCode) => errCode is 40050 or 86003 or 86008;

    /// <summary>Whether the code may be about single members of the request, of whom WeCom does not say which.</summary>
    public static bool IsAboutMembers(int errCode) => errCode is 40003 or 40031 or 50002 or 60011 or 60021 or 60111 or 81013 or 86007 or 86216;
}
