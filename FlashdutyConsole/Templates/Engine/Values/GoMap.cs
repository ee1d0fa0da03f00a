namespace FlashdutyConsole.Templates.Engine.Values;

/// <summary>A Go map with text keys: of anything, or of text only as <c>split</c> makes it. Ranged over and printed in byte order of its keys.</summary>
internal sealed class GoMap(Dictionary<string, object?> entries, bool ofText = false)
{
    private string[]? _sorted;

    public GoMap()
        : this(new Dictionary<string, object?>(StringComparer.Ordinal))
    {
    }

    public bool OfText { get; } = ofText;

    public int Count => entries.Count;

    public string TypeName => OfText ? "map[string]string" : "map[string]interface {}";

    public string[] SortedKeys
    {
        get
        {
            if (_sorted is null)
            {
                var keys = entries.Keys.ToArray();
                Array.Sort(keys, GoText.Compare);
                _sorted = keys;
            }

            return _sorted;
        }
    }

    /// <summary>The value as an expression sees it: null when the key is missing.</summary>
    public object? this[string key] => entries.TryGetValue(key, out var value) ? value ?? NullInterface.Value : null;

    public bool TryGet(string key, out object? value) => entries.TryGetValue(key, out value);

    public bool Has(string key) => entries.ContainsKey(key);

    public void Set(string key, object? value)
    {
        _sorted = entries.ContainsKey(key) ? _sorted : null;
        entries[key] = value;
    }

    public void Remove(string key)
    {
        entries.Remove(key);
        _sorted = null;
    }

    public IEnumerable<KeyValuePair<string, object?>> Sorted() => SortedKeys.Select(key => KeyValuePair.Create(key, entries[key]));
}
