namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>A dictionary that forgets its oldest entries when it is full.</summary>
internal sealed class BoundedMap<TValue>(int capacity)
{
    private readonly Dictionary<string, TValue> _values = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public bool Contains(string key) => _values.ContainsKey(key);

    public TValue? Find(string key) => _values.GetValueOrDefault(key);

    public void Set(string key, TValue value)
    {
        if (_values.TryAdd(key, value))
        {
            _order.Enqueue(key);
            if (_order.Count > capacity)
            {
                _values.Remove(_order.Dequeue());
            }
        }
        else
        {
            _values[key] = value;
        }
    }
}
