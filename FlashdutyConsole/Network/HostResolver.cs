using System.Net;

namespace FlashdutyConsole.Network;

/// <summary>Looks a host name up; an address written out comes back as itself.</summary>
/// <param name="host">Name or address.</param>
/// <param name="cancellationToken">Stops waiting.</param>
/// <exception cref="System.Net.Sockets.SocketException">The name is unknown or the lookup failed.</exception>
public delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);
