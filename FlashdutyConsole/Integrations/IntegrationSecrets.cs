using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace FlashdutyConsole.Integrations;

/// <summary>Encrypts the secrets of integrations. Each is bound to its integration and field: a row swapped in the database does not decrypt.</summary>
public sealed class IntegrationSecrets(IDataProtectionProvider protection)
{
    /// <summary>Field names that are secret, of every kind of integration.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["secret", "token", "encoding_aes_key"];

    /// <summary>The name under which a changed secret waits until it is proved.</summary>
    public static string Pending(string field) => field + ".pending";

    /// <summary>Whether a changed secret waits to be proved.</summary>
    public static bool IsPending(Integration integration, string field) => integration.ProtectedSecrets.ContainsKey(Pending(field));

    /// <summary>Puts changed secrets into use that have been proved.</summary>
    /// <param name="integration">The integration, as it is being changed.</param>
    /// <param name="fields">The secrets.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Promote(Integration integration, params IReadOnlyList<string> fields)
    {
        var kept = new Dictionary<string, string>(integration.ProtectedSecrets);
        foreach (var field in fields)
        {
            if (Reveal(integration, Pending(field)) is { } proved)
            {
                kept[field] = Protect(integration.Key, field, proved);
                kept.Remove(Pending(field));
            }
        }

        if (kept.Count == integration.ProtectedSecrets.Count)
        {
            return false;
        }

        integration.ProtectedSecrets = kept;
        return true;
    }

    /// <summary>The secret as it is stored.</summary>
    public string Protect(string integrationKey, string field, string secret) => Protector(integrationKey, field).Protect(secret);

    /// <summary>The secret in clear; null when it is not set or cannot be decrypted (lost key ring, swapped row): enter it again.</summary>
    public string? Reveal(Integration integration, string field)
    {
        if (!integration.ProtectedSecrets.TryGetValue(field, out var stored))
        {
            return null;
        }

        try
        {
            return Protector(integration.Key, field).Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string integrationKey, string field) =>
        protection.CreateProtector("FlashdutyConsole.Integrations", integrationKey, field);
}
