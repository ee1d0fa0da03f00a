namespace FlashdutyConsole.WarRooms;

/// <summary>
/// The id of an incident's group: derived, so that asking twice makes one group, and a crash between WeCom's answer and our
/// commit is healed by asking again (86215 = it exists; documents 90245 and 90313).
/// </summary>
public static class WarRoomChatId
{
    private const string Prefix = "wr";
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int IntegrationDigits = 4;
    private const int GenerationDigits = 2;

    /// <summary>32 letters and digits, all that WeCom allows.</summary>
    /// <param name="incidentId">24 hexadecimal digits.</param>
    /// <param name="integrationId">The integration: another app must not get the same id (86008).</param>
    /// <param name="generation">Which group of this incident it is, from 0.</param>
    public static string Of(string incidentId, long integrationId, int generation) =>
        Prefix + incidentId.ToLowerInvariant() + Base36(integrationId, IntegrationDigits) + Base36(generation, GenerationDigits);

    private static string Base36(long number, int digits)
    {
        Span<char> text = stackalloc char[digits];
        for (var at = digits - 1; at >= 0; at--)
        {
            text[at] = Digits[(int)(number % Digits.Length)];
            number /= Digits.Length;
        }

        return new string(text);
    }
}
