using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FlashdutyConsole.Sandbox.Wire;

/// <summary>One request as the protocol sees it: nothing of the web server is left but its query.</summary>
internal sealed class WireCall(string method, string path, IQueryCollection query, byte[] body, string callerIp)
{
    public string Method => method;

    public string Path => path;

    public byte[] Body => body;

    /// <summary>The address after "from ip:" in an errmsg (protocol §1.2).</summary>
    public string CallerIp => callerIp;

    /// <summary>The person chosen by the sandbox_user cookie, for sign-in pages only.</summary>
    public string? SignedInUser { get; init; }

    /// <summary>One query value, or null when it is absent or empty.</summary>
    public string? this[string name] => query.TryGetValue(name, out var values) && values.Count > 0 && !string.IsNullOrEmpty(values[0])
        ? values[0]
        : null;

    /// <summary>
    /// Parses the body as one JSON object. Answers 0, or 43002 for a wrong method, 44001 for an empty body and 47001
    /// for anything that is no JSON object.
    /// </summary>
    public int ReadJson(out JsonElement root)
    {
        root = default;
        if (method != "POST")
        {
            return WireCode.PostRequired;
        }

        if (body.Length == 0)
        {
            return WireCode.BodyEmpty;
        }

        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 32 });
            root = JsonElement.ParseValue(ref reader);
            while (reader.Read())
            {
                return WireCode.BodyNotJson;
            }
        }
        catch (JsonException)
        {
            return WireCode.BodyNotJson;
        }

        return root.ValueKind == JsonValueKind.Object ? WireCode.Ok : WireCode.BodyNotJson;
    }
}
