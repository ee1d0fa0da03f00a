namespace FlashdutyConsole.Network;

/// <summary>What came of an <see cref="OutboundProbe"/>.</summary>
public sealed record ProbeAnswer
{
    /// <summary>How it ended.</summary>
    public required ProbeOutcome Outcome { get; init; }

    /// <summary>The address asked.</summary>
    public required Uri Address { get; init; }

    /// <summary>HTTP status; 0 when there was no answer.</summary>
    public int Status { get; init; }

    /// <summary>Media type of the answer in lower case; empty when it has none.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>The answer, at most <see cref="OutboundProbe.BodyBytes"/>. To compare with, never to show.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The host of a redirect; empty when it stays on this host or is none.</summary>
    public string RedirectHost { get; init; } = "";

    /// <summary>From the start of connecting to the end of the answer.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>The certificate; null without TLS.</summary>
    public ProbeCertificate? Certificate { get; init; }

    /// <summary>Whether it is a redirect.</summary>
    public bool IsRedirect => Status is >= 300 and < 400;
}
