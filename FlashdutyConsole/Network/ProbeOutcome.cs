namespace FlashdutyConsole.Network;

/// <summary>How an <see cref="OutboundProbe"/> ended.</summary>
public enum ProbeOutcome
{
    /// <summary>There is an HTTP answer.</summary>
    Answered,

    /// <summary>The name is unknown.</summary>
    NameUnknown,

    /// <summary>The address is not public and no setting allows it; nothing was sent.</summary>
    Refused,

    /// <summary>No connection.</summary>
    NoConnection,

    /// <summary>No complete answer in time.</summary>
    Silent,

    /// <summary>The certificate is for another host.</summary>
    TlsWrongHost,

    /// <summary>The certificate has expired.</summary>
    TlsExpired,

    /// <summary>The certificate is not valid yet.</summary>
    TlsNotYet,

    /// <summary>The certificate's issuer is not trusted, or its chain is incomplete.</summary>
    TlsUntrusted,

    /// <summary>No TLS at all.</summary>
    TlsFailed,
}
