using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Sandbox.Switches;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>
/// What the admin console refuses, each rule once, with its number and where it comes from. Pure: what a rule needs to know is
/// passed in. The gates that calls meet afterwards stand with the calls: 60020 and 50003 in Tokens/TokenGate, 40001 in
/// Tokens/GetToken, 301002 and 40056 in Contacts/AgentQueries, 43012 in Messages/SendMessage, 81013 in Messages/Recipients,
/// 48002 in GroupChats/GroupChatCalls, 50001 in SignIn/AuthorizePage.
/// </summary>
internal static class AdminRules
{
    public const int MostNameCharacters = 32;
    public const int LeastDescriptionCharacters = 4;
    public const int MostDescriptionCharacters = 120;
    public const int MostUrlCharacters = 1024;
    public const int MostDomainChanges = 20;

    /// <summary>The errcode of a callback URL that fails WeCom's check when it is saved (document 90313).</summary>
    public const int CallbackCheckFailed = 40057;

    /// <summary>The sandbox's own bound, so that a script cannot fill the memory.</summary>
    public const int MostApps = 50;

    /// <summary>The window of rule 9; a blocked month is 30 days (document 90312).</summary>
    public static readonly TimeSpan DomainChangeWindow = TimeSpan.FromDays(30);

    private const int MostHostCharacters = 253;
    private const int MostLabelCharacters = 63;

    /// <summary>The numbers of document 90313, where it has one for what the admin console shows as words.</summary>
    public static int CodeOf(AdminRefusal refusal) => refusal switch
    {
        AdminRefusal.AppUnknown => 40056,
        AdminRefusal.MemberUnknown => 60111,
        AdminRefusal.DepartmentUnknown => 60123,
        AdminRefusal.DomainMalformed or AdminRefusal.DomainIsAddress => 80001,
        AdminRefusal.TooManyDomainChanges => 85004,
        AdminRefusal.ProofUnreachable or AdminRefusal.ProofWrongStatus or AdminRefusal.ProofWrongContent => 85005,
        AdminRefusal.DomainUnregistered => 85008,
        AdminRefusal.DomainOfProvider => 85111,
        _ => 0,
    };

    /// <summary>Rules 1 and 2: name up to 32 characters, description none or 4 to 120 (document 90228).</summary>
    public static AdminRefusal CheckNames(string name, string description)
    {
        if (string.IsNullOrWhiteSpace(name) || Length(name) > MostNameCharacters)
        {
            return AdminRefusal.NameWrong;
        }

        return description.Length == 0 || Length(description) is >= LeastDescriptionCharacters and <= MostDescriptionCharacters
            ? AdminRefusal.None
            : AdminRefusal.DescriptionWrong;
    }

    /// <summary>
    /// Rules 3 to 5: members (60111) and departments (60123) must exist; whether a visibility may be empty is not documented,
    /// so <see cref="SandboxSwitches.EmptyVisibilityAllowed"/> says.
    /// </summary>
    public static AdminOutcome CheckVisibility(AppVisibility wanted, SandboxCorp corp, SandboxSwitches switches)
    {
        if (wanted.UserIds.FirstOrDefault(userId => corp.FindUser(userId) is null) is { } stranger)
        {
            return new AdminOutcome(AdminRefusal.MemberUnknown, stranger);
        }

        foreach (var id in wanted.DepartmentIds)
        {
            if (corp.Departments.All(department => department.Id != id))
            {
                return new AdminOutcome(AdminRefusal.DepartmentUnknown, id.ToString(CultureInfo.InvariantCulture));
            }
        }

        return wanted.UserIds.Count + wanted.DepartmentIds.Count == 0 && !switches.EmptyVisibilityAllowed
            ? new AdminOutcome(AdminRefusal.VisibilityEmpty)
            : AdminOutcome.Done;
    }

    /// <summary>
    /// Rules 6 to 9, in this order: a host name with or without a port, nothing around it; no IP address; registered for the
    /// company; not a provider's (protocol §9.4: 80001, 85008, 85111); at most 20 changes a month and company (85004).
    /// </summary>
    public static AdminRefusal CheckDomain(string domain, IEnumerable<DateTimeOffset> changes, DateTimeOffset now, SandboxSwitches switches)
    {
        if (!TrySplit(domain, out var host))
        {
            return AdminRefusal.DomainMalformed;
        }

        if (IPAddress.TryParse(host, out _) && !switches.TrustedDomainMayBeAddress)
        {
            return AdminRefusal.DomainIsAddress;
        }

        if (CheckOwner(host, switches) is var owner and not AdminRefusal.None)
        {
            return owner;
        }

        return changes.Count(change => now - change < DomainChangeWindow) >= MostDomainChanges ? AdminRefusal.TooManyDomainChanges : AdminRefusal.None;
    }

    /// <summary>Rules 7 and 8 alone; the host of a callback URL passes them too (protocol §2.1).</summary>
    public static AdminRefusal CheckOwner(string host, SandboxSwitches switches) =>
        Names(switches.UnregisteredDomains, host) ? AdminRefusal.DomainUnregistered
        : Names(switches.ProviderDomains, host) ? AdminRefusal.DomainOfProvider
        : AdminRefusal.None;

    /// <summary>
    /// Rule 10: the proof file answers 200 itself, without a redirect, and holds the code, without a line break, a byte order
    /// mark or a page around it (protocol §9.4).
    /// </summary>
    public static AdminRefusal JudgeProof(CallbackAnswer answer, DomainProof proof) =>
        answer.Break != CallbackBreak.None ? AdminRefusal.ProofUnreachable
        : answer.Status != 200 ? AdminRefusal.ProofWrongStatus
        : answer.Body.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(proof.Code)) ? AdminRefusal.None
        : AdminRefusal.ProofWrongContent;

    /// <summary>
    /// Rules 11 to 14: locked until a trusted domain or a callback URL is set; separated by semicolons; single addresses; none
    /// of a provider (protocol §9.3, errcode 60020). Ranges and the longest list are undocumented, so switches say.
    /// </summary>
    public static AdminOutcome ReadTrustedIps(string text, bool isUnlocked, SandboxSwitches switches, out IReadOnlyList<string> addresses)
    {
        addresses = [];
        if (!isUnlocked)
        {
            return new AdminOutcome(AdminRefusal.TrustedIpsLocked);
        }

        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0)
        {
            return new AdminOutcome(AdminRefusal.TrustedIpsEmpty);
        }

        if (parts.Length > switches.MostTrustedIps)
        {
            return new AdminOutcome(AdminRefusal.TooManyTrustedIps, switches.MostTrustedIps.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var part in parts)
        {
            if (!IsAddress(part) && !(switches.TrustedIpRangesAllowed && IPNetwork.TryParse(part, out _)))
            {
                return new AdminOutcome(AdminRefusal.TrustedIpMalformed, part);
            }

            if (Names(switches.ProviderIps, part))
            {
                return new AdminOutcome(AdminRefusal.TrustedIpOfProvider, part);
            }
        }

        addresses = [.. parts.Distinct(StringComparer.OrdinalIgnoreCase)];
        return AdminOutcome.Done;
    }

    /// <summary>Rule 15: the homepage is an http or https address (document 90228).</summary>
    public static AdminRefusal CheckHomepage(string url) =>
        url.Length <= MostUrlCharacters && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
            ? AdminRefusal.None
            : AdminRefusal.HomepageMalformed;

    /// <summary>Splits "host" or "host:port"; anything more is no domain.</summary>
    private static bool TrySplit(string domain, out string host)
    {
        var parts = domain.Split(':');
        host = parts[0];
        return parts.Length <= 2
            && (parts.Length == 1 || (parts[1].Length > 0 && parts[1].All(char.IsAsciiDigit) && int.TryParse(parts[1], out var port) && port is > 0 and <= 65535))
            && host.Length is > 0 and <= MostHostCharacters
            && host.Split('.').All(label => label.Length is > 0 and <= MostLabelCharacters && label[0] != '-' && label[^1] != '-'
                && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
    }

    // Four numbers in full: the parser also takes "1" and "0x7f.1", which no form does.
    private static bool IsAddress(string text) => IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text);

    private static bool Names(string? list, string wanted) =>
        list is not null && list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Contains(wanted, StringComparer.OrdinalIgnoreCase);

    private static int Length(string text) => text.EnumerateRunes().Count();
}
