namespace FlashdutyConsole.Sandbox;

/// <summary>How the pretend WeCom starts and how much it remembers; everything is kept in memory only.</summary>
public sealed record SandboxOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Messages kept per member and app.</summary>
    public int MessagesPerConversation { get; init; } = 2000;

    /// <summary>Sent messages kept for updates, recall and the duplicate check, per app.</summary>
    public int SentMessages { get; init; } = 100_000;

    /// <summary>task_ids remembered as used, per app.</summary>
    public int TaskIds { get; init; } = 500_000;

    /// <summary>Response codes remembered.</summary>
    public int ResponseCodes { get; init; } = 200_000;

    /// <summary>Raw calls kept for looking at.</summary>
    public int Calls { get; init; } = 500;

    /// <summary>PEM file of authorities that callback URLs and trusted domains may be signed by, besides the system's; null for none.</summary>
    public string? ExtraCaFile { get; init; }

    /// <summary>A company, an app and four people are there from the start (<see cref="SandboxWeCom.CreateDemo"/>).</summary>
    public bool SeedDemo { get; init; } = true;
}
