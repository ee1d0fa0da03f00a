using System.Globalization;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>Keys of a card's buttons and menu entries, as WeCom brings them back.</summary>
public static class CardKey
{
    /// <summary>Start processing.</summary>
    public const string Acknowledge = "ack";

    /// <summary>Close.</summary>
    public const string Close = "close";

    /// <summary>Show the present state.</summary>
    public const string Refresh = "refresh";

    /// <summary>Prefix of the snooze keys; minutes follow.</summary>
    public const string Snooze = "snooze_";

    /// <summary>Minutes of the snooze button.</summary>
    public const int ButtonSnooze = 120;

    /// <summary>Minutes of the snooze choices in the menu.</summary>
    public static IReadOnlyList<int> MenuSnoozes { get; } = [240, 720, 1440];

    /// <summary>The minutes in a snooze key that a card of ours has; null for every other key.</summary>
    public static int? SnoozeMinutes(string key) =>
        key.StartsWith(Snooze, StringComparison.Ordinal)
        && int.TryParse(key.AsSpan(Snooze.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        && (minutes == ButtonSnooze || MenuSnoozes.Contains(minutes))
            ? minutes
            : null;
}
