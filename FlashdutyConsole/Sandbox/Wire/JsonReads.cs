using System.Text.Json;

namespace FlashdutyConsole.Sandbox.Wire;

/// <summary>Strict reads: an absent field is null, a field of the wrong JSON type is refused, nothing is converted.</summary>
internal static class JsonReads
{
    public static bool TryText(this JsonElement parent, string name, out string? value)
    {
        value = null;
        if (!parent.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (found.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        value = found.GetString();
        return true;
    }

    public static bool TryInteger(this JsonElement parent, string name, out int? value)
    {
        value = null;
        if (!parent.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (found.ValueKind != JsonValueKind.Number || !found.TryGetInt32(out var number))
        {
            return false;
        }

        value = number;
        return true;
    }

    /// <summary>An object or a list under a name; false when it is there with another type.</summary>
    public static bool TryPart(this JsonElement parent, string name, JsonValueKind kind, out JsonElement? value)
    {
        value = null;
        if (!parent.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        value = found;
        return found.ValueKind == kind;
    }

    /// <summary>A list of strings; an absent list is empty, a list holding anything else is refused.</summary>
    public static bool TryTexts(this JsonElement parent, string name, out List<string> values)
    {
        values = [];
        if (!parent.TryPart(name, JsonValueKind.Array, out var list))
        {
            return false;
        }

        if (list is null)
        {
            return true;
        }

        foreach (var item in list.Value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                return false;
            }

            values.Add(item.GetString()!);
        }

        return true;
    }

    /// <summary>A list of whole numbers, as department and tag ids are.</summary>
    public static bool TryIntegers(this JsonElement parent, string name, out List<int> values)
    {
        values = [];
        if (!parent.TryPart(name, JsonValueKind.Array, out var list))
        {
            return false;
        }

        if (list is null)
        {
            return true;
        }

        foreach (var item in list.Value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt32(out var number))
            {
                return false;
            }

            values.Add(number);
        }

        return true;
    }

    /// <summary>Every field named holds 0 or 1, or is absent (safe, enable_id_trans, atall …).</summary>
    public static bool TryFlag(this JsonElement parent, string name, out bool value)
    {
        value = false;
        if (!parent.TryInteger(name, out var number))
        {
            return false;
        }

        value = number == 1;
        return number is null or 0 or 1;
    }
}
