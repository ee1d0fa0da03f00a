namespace FlashdutyConsole.Sandbox.Calls;

/// <summary>The last calls, and how many there ever were per path: the raw count beside the visible one.</summary>
internal sealed class CallLog(int capacity)
{
    private const int MostPaths = 256;

    private readonly Lock _gate = new();
    private readonly SandboxCall[] _ring = new SandboxCall[capacity];
    private readonly Dictionary<string, long> _perPath = new(StringComparer.Ordinal);
    private long _count;

    public void Add(SandboxCall call)
    {
        lock (_gate)
        {
            _ring[_count++ % _ring.Length] = call;
            if (call.Direction == SandboxCallDirection.ToWeCom && (_perPath.Count < MostPaths || _perPath.ContainsKey(call.Path)))
            {
                _perPath[call.Path] = _perPath.GetValueOrDefault(call.Path) + 1;
            }
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SandboxCall> Snapshot()
    {
        lock (_gate)
        {
            var kept = (int)Math.Min(_count, _ring.Length);
            var calls = new SandboxCall[kept];
            for (var i = 0; i < kept; i++)
            {
                calls[i] = _ring[(_count - kept + i) % _ring.Length];
            }

            return calls;
        }
    }

    public IReadOnlyDictionary<string, long> PerPath()
    {
        lock (_gate)
        {
            return new Dictionary<string, long>(_perPath, StringComparer.Ordinal);
        }
    }
}
