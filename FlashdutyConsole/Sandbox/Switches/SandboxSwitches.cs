namespace FlashdutyConsole.Sandbox.Switches;

/// <summary>
/// Everything about the pretend WeCom that may be changed while it runs: one switch for every point on which the
/// documents are silent or disagree (protocol §14 item 11, §15), and a queue of faults per path.
/// </summary>
public sealed class SandboxSwitches
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedList<QueuedFault>> _faults = new(StringComparer.Ordinal);
    private TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _anyFault;

    /// <summary>A passive card update uses up the ResponseCode of its click. Off: the API may use it as well.</summary>
    public bool PassiveReplyConsumesResponseCode { get; set; }

    /// <summary>Pause between the attempts of one callback; undocumented, so none.</summary>
    public TimeSpan CallbackRetryInterval { get; set; }

    /// <summary>Attempts of one callback, 3 in all (protocol §2.5).</summary>
    public int CallbackAttempts { get; set; } = 3;

    /// <summary>Time for one answer to a callback, 5 s (protocol §2.5).</summary>
    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time for the answer to the check of a callback URL, 1 s (documents 90238 and 90930).</summary>
    public TimeSpan CallbackCheckTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Writes OpitonIds and OpitonId in events, as an older official sample does (protocol §3.3).</summary>
    public bool MisspelledOptionIds { get; set; }

    /// <summary>A repeated callback has the same timestamp, nonce and ciphertext. Off: encrypted afresh.</summary>
    public bool RetryRepeatsCiphertext { get; set; }

    /// <summary>What gettoken answers while an earlier token is valid.</summary>
    public TokenRefetch TokenRefetch { get; set; }

    /// <summary>Life of a token by expires_in; 7,200 s (document 91039).</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromSeconds(7200);

    /// <summary>gettoken from an address that is not trusted answers 60020; claims go both ways (protocol §1.1).</summary>
    public bool GetTokenChecksIp { get; set; }

    /// <summary>Wrong secrets within an hour after which the caller is banned for an hour with 45009 (staff answers: about 2,000).</summary>
    public int WrongSecretLimit { get; set; } = 2000;

    /// <summary>How long a new list of trusted addresses takes to work; about a minute in life (protocol §9.3).</summary>
    public TimeSpan TrustedIpDelay { get; set; }

    /// <summary>Longest list of trusted addresses; undocumented (protocol §9.3).</summary>
    public int MostTrustedIps { get; set; } = 120;

    /// <summary>The list of trusted addresses takes ranges such as 10.0.0.0/8; undocumented (protocol §9.3), so no.</summary>
    public bool TrustedIpRangesAllowed { get; set; }

    /// <summary>Addresses of service providers, separated by semicolons: refused as trusted addresses (errcode 60020).</summary>
    public string? ProviderIps { get; set; }

    /// <summary>Hosts that are not registered (ICP) for the company, separated by semicolons: refused with 85008 (protocol §9.4).</summary>
    public string? UnregisteredDomains { get; set; }

    /// <summary>Hosts that belong to a service provider, separated by semicolons: refused with 85111 (protocol §9.4).</summary>
    public string? ProviderDomains { get; set; }

    /// <summary>
    /// An IP address passes as trusted domain. WeCom refuses it (protocol §9.4); the demo, whose console has no name, needs it.
    /// </summary>
    public bool TrustedDomainMayBeAddress { get; set; }

    /// <summary>Time for the answer with the proof file; undocumented.</summary>
    public TimeSpan DomainProofTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>An app that nobody sees may be saved; undocumented.</summary>
    public bool EmptyVisibilityAllowed { get; set; } = true;

    /// <summary>The address the platform sees instead of the caller's real one; null for the real one.</summary>
    public string? CallerIp { get; set; }

    /// <summary>What a suppressed duplicate is answered.</summary>
    public SuppressedDuplicateAnswer SuppressedDuplicate { get; set; }

    /// <summary>
    /// The duplicate check looks before task_id is compared: a repeated card is then suppressed (errcode 0) instead of
    /// refused with 42014. The order is undocumented.
    /// </summary>
    public bool DuplicateCheckBeforeTaskId { get; set; }

    /// <summary>Frequency limits hold: 30 a minute and 1,000 an hour per member, the app's daily ceiling (document 90312).</summary>
    public bool QuotasEnforced { get; set; } = true;

    /// <summary>The licence trial is over: members without a licence do not receive and are listed in unlicenseduser.</summary>
    public bool LicenceRequired { get; set; }

    /// <summary>The errcode when every recipient lacks a licence: undocumented; 0, or for instance 81013 or 701099.</summary>
    public int AllUnlicensedErrCode { get; set; }

    /// <summary>The errcode for a response_code used before; 60140 is the only one defined (protocol §4.5).</summary>
    public int ReusedResponseCodeErrCode { get; set; } = 60140;

    /// <summary>The errcode for a sign-in code used before: 40029, or 42022 (protocol §8.1).</summary>
    public int ReusedOAuthCodeErrCode { get; set; } = 40029;

    /// <summary>
    /// What auth/getuserinfo answers for a member who does not see the app: 0 = the userid, as the document says; or for instance
    /// 60011 or 50002, should the platform refuse.
    /// </summary>
    public int UnseenSignInErrCode { get; set; }

    /// <summary>
    /// Queues a fault for the next calls of one path, in the order of injection.
    /// <paramref name="path"/> is "/cgi-bin/message/send", "message/send" or "*" for every path;
    /// <paramref name="agentId"/> limits it to calls of one app.
    /// </summary>
    public void Inject(string path, Fault fault, int count = 1, int? agentId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        lock (_gate)
        {
            var key = Normal(path);
            if (!_faults.TryGetValue(key, out var queue))
            {
                _faults[key] = queue = new LinkedList<QueuedFault>();
            }

            queue.AddLast(new QueuedFault(fault, agentId) { Left = count });
            _anyFault = true;
        }
    }

    /// <summary>Drops every fault that has not struck yet.</summary>
    public void ClearFaults()
    {
        lock (_gate)
        {
            _faults.Clear();
            _anyFault = false;
        }
    }

    /// <summary>Lets every hanging call go: its connection is reset.</summary>
    public void ReleaseHangs()
    {
        lock (_gate)
        {
            _release.TrySetResult();
            _release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    internal Task Released
    {
        get
        {
            lock (_gate)
            {
                return _release.Task;
            }
        }
    }

    /// <summary>The fault that strikes this call, if one is queued; <paramref name="agentOf"/> is asked only when needed.</summary>
    internal Fault? Take(string path, Func<int?> agentOf)
    {
        if (!_anyFault)
        {
            return null;
        }

        lock (_gate)
        {
            return TakeFrom(Normal(path), agentOf) ?? TakeFrom("*", agentOf);
        }
    }

    private Fault? TakeFrom(string key, Func<int?> agentOf)
    {
        if (!_faults.TryGetValue(key, out var queue))
        {
            return null;
        }

        for (var node = queue.First; node is not null; node = node.Next)
        {
            var queued = node.Value;
            if (queued.AgentId is { } wanted && agentOf() != wanted)
            {
                continue;
            }

            if (--queued.Left == 0)
            {
                queue.Remove(node);
                if (queue.Count == 0)
                {
                    _faults.Remove(key);
                    _anyFault = _faults.Count > 0;
                }
            }

            return queued.Fault;
        }

        return null;
    }

    private static string Normal(string path)
    {
        var trimmed = path.AsSpan().TrimStart('/');
        return trimmed.StartsWith("cgi-bin/", StringComparison.Ordinal) ? trimmed["cgi-bin/".Length..].ToString() : trimmed.ToString();
    }

    private sealed class QueuedFault(Fault fault, int? agentId)
    {
        public Fault Fault => fault;

        public int? AgentId => agentId;

        public int Left { get; set; }
    }
}
