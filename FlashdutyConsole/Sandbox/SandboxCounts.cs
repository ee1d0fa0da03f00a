namespace FlashdutyConsole.Sandbox;

/// <summary>The two counts: what was asked of the platform, and what people got to see.</summary>
/// <param name="RawRequests">Requests per path, whatever became of them.</param>
/// <param name="VisibleMessages">Messages shown per member, all apps together.</param>
/// <param name="SilentDrops">Messages swallowed by the frequency limit per member.</param>
public sealed record SandboxCounts(
    IReadOnlyDictionary<string, long> RawRequests,
    IReadOnlyDictionary<string, int> VisibleMessages,
    IReadOnlyDictionary<string, int> SilentDrops)
{
    /// <summary>Messages shown to anybody.</summary>
    public int TotalVisible => VisibleMessages.Values.Sum();

    /// <summary>Messages swallowed for anybody.</summary>
    public int TotalSilentDrops => SilentDrops.Values.Sum();

    /// <summary>Requests of one path; "message/send" stands for "/cgi-bin/message/send".</summary>
    public long Requests(string path) =>
        RawRequests.GetValueOrDefault(path.StartsWith('/') ? path : "/cgi-bin/" + path);
}
