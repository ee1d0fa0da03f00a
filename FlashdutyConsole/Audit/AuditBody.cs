using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlashdutyConsole.Audit;

/// <summary>What the audit log keeps of a change: what was there before and what is there now, of both only what differs. Pure.</summary>
public static class AuditBody
{
    /// <summary>Largest body, in bytes.</summary>
    public const int MaximumBytes = 10 * 1024;

    /// <summary>What stands for a secret.</summary>
    public const string Mask = "******";

    // Parts of property names; what has one of them never gets into the log.
    private static readonly string[] Secret = ["secret", "password", "token", "aes_key", "app_key", "integration_key", "push_key", "hash", "stamp", "recovery_code", "credential"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The body as JSON.</summary>
    /// <param name="before">What was there; null = nothing.</param>
    /// <param name="after">What is there now; null = nothing.</param>
    public static string Of(object? before, object? after)
    {
        var (was, now) = (Plain(before), Plain(after));
        if (was is JsonObject old && now is JsonObject current)
        {
            // Compared before the masks: a secret that was changed shows as a mask on both sides.
            foreach (var name in old.Select(property => property.Key).Intersect(current.Select(property => property.Key)).ToList())
            {
                if (JsonNode.DeepEquals(old[name], current[name]))
                {
                    old.Remove(name);
                    current.Remove(name);
                }
            }
        }

        var body = new JsonObject();
        Add(body, "before", was);
        Add(body, "after", now);
        return Fit(body);
    }

    private static JsonNode? Plain(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, Json);

    private static void Add(JsonObject body, string name, JsonNode? value)
    {
        if (value is not null)
        {
            Hide(value);
            body[name] = value;
        }
    }

    private static void Hide(JsonNode node)
    {
        switch (node)
        {
            case JsonObject properties:
                foreach (var (name, value) in properties.ToList())
                {
                    if (value is null)
                    {
                        continue;
                    }

                    // Whether a secret is set is no secret.
                    if (IsSecret(name) && value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                    {
                        properties[name] = Mask;
                    }
                    else
                    {
                        Hide(value);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    if (item is not null)
                    {
                        Hide(item);
                    }
                }

                break;
        }
    }

    private static bool IsSecret(string name) => Secret.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    // What is too large is cut from the largest value on, so that the body stays JSON.
    private static string Fit(JsonObject body)
    {
        var text = body.ToJsonString(Json);
        while (Encoding.UTF8.GetByteCount(text) > MaximumBytes)
        {
            var largest = body.SelectMany(part => part.Value is JsonObject values ? values.Select(value => (Owner: values, value.Key)) : [])
                .MaxBy(value => value.Owner[value.Key]?.ToJsonString(Json).Length ?? 0);
            if (largest.Owner is null || (largest.Owner[largest.Key]?.ToJsonString(Json).Length ?? 0) < 8)
            {
                return new JsonObject { ["cut"] = true }.ToJsonString(Json);
            }

            largest.Owner[largest.Key] = "…";
            text = body.ToJsonString(Json);
        }

        return text;
    }
}
