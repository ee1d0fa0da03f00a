using System.Globalization;
using System.Resources;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>The texts of cards and digests in one language. Cards are made for members who have no page open, so the language comes along.</summary>
public sealed class CardTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("FlashdutyConsole.Incidents.Cards.CardTexts", typeof(CardTexts).Assembly);

    /// <summary>The text under this key.</summary>
    public string this[string key] =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"no text {key}");

    /// <summary>The text under this key with its places filled.</summary>
    public string Format(string key, params object[] values) => string.Format(culture, this[key], values);

    /// <summary>The name of a severity.</summary>
    public string Severity(IncidentSeverity severity) => this[$"severity_{severity.ToString().ToLowerInvariant()}"];

    /// <summary>The name of a progress state.</summary>
    public string Progress(IncidentProgress progress) => this[$"progress_{progress.ToString().ToLowerInvariant()}"];
}
