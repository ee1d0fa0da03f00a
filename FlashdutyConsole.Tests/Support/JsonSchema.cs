using System.Text.Json;
using System.Text.RegularExpressions;

namespace FlashdutyConsole.Tests.Support;

/// <summary>Checks JSON against the part of JSON Schema 2020-12 that the Open API's document uses.</summary>
public sealed class JsonSchema(JsonElement document)
{
    /// <summary>What does not fit, each with its path; empty = all fits.</summary>
    public IReadOnlyList<string> Check(JsonElement schema, JsonElement value, string path = "$")
    {
        var faults = new List<string>();
        Check(schema, value, path, faults);
        return faults;
    }

    /// <summary>The schema at a reference such as <c>#/components/schemas/Group</c>.</summary>
    public JsonElement Resolve(string reference)
    {
        var found = document;
        foreach (var step in reference.TrimStart('#', '/').Split('/'))
        {
            found = found.GetProperty(step.Replace("~1", "/").Replace("~0", "~"));
        }

        return found;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(Resolve(reference.GetString()!), value, path, faults);
        }

        foreach (var part in Items(schema, "allOf"))
        {
            Check(part, value, path, faults);
        }

        // The document's alternatives overlap (objects without required fields), so one or more may fit.
        var alternatives = Items(schema, "oneOf").Concat(Items(schema, "anyOf")).ToList();
        if (alternatives.Count > 0 && alternatives.All(one => Check(one, value, path).Count > 0))
        {
            faults.Add($"{path}: fits none of the alternatives: {value}");
        }

        if (schema.TryGetProperty("type", out var type) && !IsType(type, value))
        {
            faults.Add($"{path}: {value.ValueKind} is not {type}");
            return;
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
        {
            faults.Add($"{path}: {value} is not one of {allowed}");
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(schema, value, path, faults);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, path, faults);
                break;
            case JsonValueKind.String:
                CheckText(schema, value.GetString()!, path, faults);
                break;
            case JsonValueKind.Number:
                CheckNumber(schema, value, path, faults);
                break;
        }
    }

    private void CheckObject(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        faults.AddRange(Items(schema, "required").Select(name => name.GetString()!)
            .Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{path}.{name}: is missing"));
        foreach (var field in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(field.Name, out var of))
            {
                Check(of, field.Value, $"{path}.{field.Name}", faults);
            }
            else if (schema.TryGetProperty("additionalProperties", out var further))
            {
                if (further.ValueKind == JsonValueKind.False)
                {
                    faults.Add($"{path}.{field.Name}: is not allowed");
                }
                else if (further.ValueKind == JsonValueKind.Object)
                {
                    Check(further, field.Value, $"{path}.{field.Name}", faults);
                }
            }
        }
    }

    private void CheckArray(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        Range(schema, "minItems", "maxItems", value.GetArrayLength(), path, faults);
        if (schema.TryGetProperty("items", out var items))
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(items, item, $"{path}[{index++}]", faults);
            }
        }
    }

    private static void CheckText(JsonElement schema, string value, string path, List<string> faults)
    {
        Range(schema, "minLength", "maxLength", value.EnumerateRunes().Count(), path, faults);
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString()!))
        {
            faults.Add($"{path}: '{value}' does not match {pattern}");
        }

        if (schema.TryGetProperty("format", out var format) && format.GetString() == "email" && !value.Contains('@'))
        {
            faults.Add($"{path}: '{value}' is no e-mail address");
        }
    }

    private static void CheckNumber(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        Range(schema, "minimum", "maximum", value.GetDecimal(), path, faults);
        if (schema.TryGetProperty("exclusiveMinimum", out var above) && value.GetDecimal() <= above.GetDecimal())
        {
            faults.Add($"{path}: {value} is not above {above}");
        }

        var format = schema.TryGetProperty("format", out var given) ? given.GetString() : "";
        if ((format == "int64" && !value.TryGetInt64(out _)) || (format == "uint64" && !value.TryGetUInt64(out _)))
        {
            faults.Add($"{path}: {value} is not {format}");
        }
    }

    private static void Range(JsonElement schema, string minimum, string maximum, decimal value, string path, List<string> faults)
    {
        if ((schema.TryGetProperty(minimum, out var low) && value < low.GetDecimal())
            || (schema.TryGetProperty(maximum, out var high) && value > high.GetDecimal()))
        {
            faults.Add($"{path}: {value} is outside {minimum}/{maximum}");
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    private static bool IsType(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => IsType(one, value))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && decimal.IsInteger(value.GetDecimal()),
            "number" => value.ValueKind == JsonValueKind.Number,
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => false,
        };
}
