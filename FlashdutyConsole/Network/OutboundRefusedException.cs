namespace FlashdutyConsole.Network;

/// <summary>
/// A connection was refused because the host is, or resolves to, an address that is not public and that no setting allows, or because
/// the port belongs to another protocol (<see cref="OtherPorts"/>).
/// Nothing was sent. The cure is <see cref="NetworkOptions.AllowedPrivateHostsKey"/>.
/// </summary>
public sealed class OutboundRefusedException : Exception
{
    /// <summary>A refusal without a host.</summary>
    public OutboundRefusedException()
        : this("")
    {
    }

    /// <summary>A refusal of a host.</summary>
    public OutboundRefusedException(string host)
        : base($"{NetworkOptions.AllowedPrivateHostsKey} does not list {host}") => Host = host;

    /// <summary>A refusal of a host, with what led to it.</summary>
    public OutboundRefusedException(string host, Exception innerException)
        : base($"{NetworkOptions.AllowedPrivateHostsKey} does not list {host}", innerException) => Host = host;

    /// <summary>The host as it was asked for.</summary>
    public string Host { get; }

    /// <summary>Finds a refusal behind what an HTTP call threw; null when the call failed for another reason.</summary>
    public static OutboundRefusedException? Behind(Exception? exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is OutboundRefusedException refused)
            {
                return refused;
            }
        }

        return null;
    }
}
