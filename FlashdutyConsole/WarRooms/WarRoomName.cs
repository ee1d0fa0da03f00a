using System.Globalization;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.WarRooms;

/// <summary>The name of an incident's group: the severity first, so that a list of groups shows what is worst. Pure.</summary>
public static class WarRoomName
{
    /// <summary>Longest name that a person may give, in characters.</summary>
    public const int MaximumTitle = 30;

    /// <summary>The name as it should be.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="title">What a person called the room; empty = the incident's title.</param>
    /// <param name="locale">Language of the severity.</param>
    public static string Of(Incident incident, string title, string locale)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var severity = new CardTexts(CultureOf(locale)).Severity(incident.Severity);
        return ChatRules.Name($"[{severity}] #{incident.Num} {(title.Length > 0 ? title : incident.Title)}");
    }

    internal static CultureInfo CultureOf(string locale) => CardViewer.Of(locale, "UTC").Culture;
}
