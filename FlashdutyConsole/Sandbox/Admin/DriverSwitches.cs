using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Every public switch under its snake-case name; times are written "00:00:05".</summary>
internal static class DriverSwitches
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    private static readonly FrozenDictionary<string, PropertyInfo> Properties = typeof(SandboxSwitches)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property is { CanRead: true, CanWrite: true })
        .ToFrozenDictionary(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), StringComparer.Ordinal);

    public static WireReply Write(SandboxSwitches switches) => WireReply.Json(json =>
    {
        json.WriteStartObject();
        foreach (var (name, property) in Properties.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, property.GetValue(switches), property.PropertyType, Options);
        }

        json.WriteEndObject();
    });

    /// <summary>Sets what is named; answers the first name or value that is wrong, or null.</summary>
    public static string? Set(SandboxSwitches switches, JsonElement root)
    {
        foreach (var wanted in root.EnumerateObject())
        {
            if (!Properties.TryGetValue(wanted.Name, out var property))
            {
                return wanted.Name;
            }

            try
            {
                property.SetValue(switches, wanted.Value.Deserialize(property.PropertyType, Options));
            }
            catch (JsonException)
            {
                return wanted.Name;
            }
        }

        return null;
    }
}
