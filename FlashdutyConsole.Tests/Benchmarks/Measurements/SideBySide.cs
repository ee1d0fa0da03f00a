namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>Two sides in turn, A B A B …, so that both meet the same machine.</summary>
/// <param name="Ours">The console's result of each round.</param>
/// <param name="Peer">The peer's.</param>
public sealed record SideBySide<T>(IReadOnlyList<T> Ours, IReadOnlyList<T> Peer)
{
    /// <summary>One figure of our rounds.</summary>
    public IReadOnlyList<double> Our(Func<T, double> figure) => [.. Ours.Select(figure)];

    /// <summary>One figure of the peer's rounds.</summary>
    public IReadOnlyList<double> Their(Func<T, double> figure) => [.. Peer.Select(figure)];
}
