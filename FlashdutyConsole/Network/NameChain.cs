namespace FlashdutyConsole.Network;

/// <summary>Looks up how a name leads to its addresses, to show it to people. What may be connected to is for the guard to say.</summary>
/// <param name="host">The name.</param>
/// <param name="cancellationToken">Stops waiting.</param>
/// <returns>The records in their order, at most 20; empty when the name servers do not answer.</returns>
public delegate Task<IReadOnlyList<NameRecord>> NameChain(string host, CancellationToken cancellationToken);
