namespace FlashdutyConsole.Integrations.Checks;

/// <summary>One request that this console sends to itself through the outside, and what was seen of it when it came in.</summary>
public sealed class Probe : IDisposable
{
    private readonly Action<Probe> _end;

    internal Probe(string nonce, string answer, Action<Probe> end)
    {
        Nonce = nonce;
        Answer = answer;
        _end = end;
    }

    /// <summary>What marks the request; goes out as the query's <c>nonce</c>.</summary>
    public string Nonce { get; }

    /// <summary>What only this console can answer.</summary>
    public string Answer { get; }

    /// <summary>The path at which it came in; null = it did not.</summary>
    public string? SeenPath { get; internal set; }

    /// <summary>Whether a "+" of its query came in as a space.</summary>
    public bool LostPlus { get; internal set; }

    /// <summary>The probe is over: its nonce is no longer known.</summary>
    public void Dispose() => _end(this);
}
