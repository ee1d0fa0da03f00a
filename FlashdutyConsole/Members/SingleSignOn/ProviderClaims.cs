using System.Globalization;
using System.Net.Mail;
using System.Text.Json;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Reads a person from the identity token and, for what it lacks, from the user information. Pure.</summary>
public static class ProviderClaims
{
    private const int MaximumSubject = 255;
    private const int MaximumText = 254;
    private const int MaximumGroups = 1000;

    /// <summary>The person.</summary>
    /// <param name="issuer">The provider, as the token has it.</param>
    /// <param name="token">The token's claims; already checked.</param>
    /// <param name="info">The user information, already checked to be of the same person; null = there is none.</param>
    /// <param name="names">Which claims to read.</param>
    /// <returns>Null when the token names nobody.</returns>
    public static ProviderPerson? Read(string issuer, JsonElement token, JsonElement? info, OidcClaims names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (Text(token, "sub") is not { Length: > 0 and <= MaximumSubject } subject)
        {
            return null;
        }

        // The address and whether it is verified come from the same place.
        var source = Text(token, names.Email).Length > 0 || info is null ? token : info.Value;
        return new ProviderPerson
        {
            Issuer = issuer,
            Subject = subject,
            Email = Email(Text(source, names.Email)),
            EmailVerified = Truth(source, names.EmailVerified),
            Name = First(names.Name, "preferred_username"),
            Phone = Phone(First(names.Phone)),
            Groups = Groups(token, info, names.Groups),
            Locale = First("locale"),
            TimeZone = First("zoneinfo"),
        };

        string First(params ReadOnlySpan<string> claims)
        {
            foreach (var claim in claims)
            {
                if (Text(token, claim) is { Length: > 0 } said)
                {
                    return said;
                }

                if (info is { } more && Text(more, claim) is { Length: > 0 } told)
                {
                    return told;
                }
            }

            return "";
        }
    }

    private static List<string>? Groups(JsonElement token, JsonElement? info, string claim)
    {
        if ((Find(token, claim) ?? (info is { } more ? Find(more, claim) : null)) is not { } found)
        {
            // Too many for the token: they are told elsewhere, where we do not ask.
            // https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
            return Find(token, "_claim_names")?.ValueKind == JsonValueKind.Object || Find(token, "hasgroups") is not null ? null : [];
        }

        return found.ValueKind switch
        {
            JsonValueKind.Array => [.. found.EnumerateArray().Take(MaximumGroups).Select(Plain).Where(group => group.Length > 0)],
            _ when Plain(found) is { Length: > 0 } single => [single],
            _ => [],
        };
    }

    private static JsonElement? Find(JsonElement claims, string path)
    {
        if (claims.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // A claim may have dots in its own name, as those that are addresses do.
        if (claims.TryGetProperty(path, out var whole))
        {
            return whole.ValueKind == JsonValueKind.Null ? null : whole;
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && claims.TryGetProperty(path[..dot], out var inner) ? Find(inner, path[(dot + 1)..]) : null;
    }

    private static string Text(JsonElement claims, string path) => Find(claims, path) is { } found ? Plain(found) : "";

    private static string Plain(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        return new string([.. text.Where(character => !char.IsControl(character)).Take(MaximumText + 1)]).Trim();
    }

    private static bool? Truth(JsonElement claims, string path) => Find(claims, path) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        // Some providers write it as text.
        { ValueKind: JsonValueKind.String } text => string.Equals(text.GetString(), "true", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static string Email(string text) =>
        text.Length <= MaximumText && MailAddress.TryCreate(text, out var address) && address.Address == text ? text : "";

    private static string Phone(string text)
    {
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        return digits.Length is < 5 or > 15 ? "" : text.StartsWith('+') ? string.Create(CultureInfo.InvariantCulture, $"+{digits}") : digits;
    }
}
