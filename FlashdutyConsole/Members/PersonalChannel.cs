using System.Globalization;

namespace FlashdutyConsole.Members;

/// <summary>The name of a personal channel: <c>wecom_app:{integration_id}</c>. No other kind exists here.</summary>
public static class PersonalChannel
{
    /// <summary>The kind of integration that reaches persons.</summary>
    public const string Kind = "wecom_app";

    private const string Prefix = Kind + ":";

    /// <summary>The name for an integration.</summary>
    public static string Of(long integrationId) => Prefix + integrationId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The integration that the name means; null when it is not such a name.</summary>
    public static long? IntegrationId(string? name) =>
        name is not null && name.StartsWith(Prefix, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? id
            : null;
}
