using System.Globalization;
using System.Text;
using FlashdutyConsole.Network;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Names what stands between an address and this console, from the answer and from what was seen of the request here.</summary>
internal static class ProbeFinding
{
    private static readonly TimeSpan s_soon = TimeSpan.FromDays(14);

    /// <summary>What is wrong; null = the answer is exactly as wanted.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="probe">The request as it came in; null when it carries no nonce, as the proof file's.</param>
    /// <param name="wanted">The one right body.</param>
    public static CheckFinding? Judge(ProbeAnswer answer, Probe? probe, string wanted)
    {
        if (answer.Outcome != ProbeOutcome.Answered)
        {
            return Transport(answer);
        }

        var body = Encoding.UTF8.GetString(answer.Body.Span);
        if (answer.Status == 200 && body == wanted)
        {
            return null;
        }

        var host = answer.Address.Authority;
        var isHere = probe?.SeenPath is not null;
        return answer switch
        {
            _ when probe is { LostPlus: true } => CheckFinding.Fail(CheckReason.PlusToSpace),
            _ when isHere && probe!.SeenPath != answer.Address.AbsolutePath => CheckFinding.Fail(CheckReason.PathLost, Path(probe.SeenPath!)),
            { IsRedirect: true } => CheckFinding.Fail(CheckReason.Redirected, answer.RedirectHost),
            { Status: 200 } when IsJson(answer, body) => CheckFinding.Fail(CheckReason.JsonWrapped),
            { Status: 200 } when body.Contains(wanted, StringComparison.Ordinal) && !IsHtml(answer, body) => CheckFinding.Fail(CheckReason.EchoDecorated),
            { Status: 200 } when IsHtml(answer, body) => CheckFinding.Fail(CheckReason.HtmlPage),
            { Status: 403 } when isHere => CheckFinding.Fail(CheckReason.CallbackRefusedHere),
            { Status: 401 or 403 or 407 } => CheckFinding.Fail(CheckReason.AccessRefused, Number(answer.Status)),
            { Status: 404 or 405 } => CheckFinding.Fail(CheckReason.NotForwarded, host),
            { Status: 502 or 503 or 504 } => CheckFinding.Fail(CheckReason.ProxyCannotReach, Number(answer.Status)),
            { Status: 200 } => CheckFinding.Fail(CheckReason.OtherAnswer),
            _ => CheckFinding.Fail(CheckReason.OddStatus, Number(answer.Status)),
        };
    }

    /// <summary>Where no domain was entered, the console's own address counts: a private one has another cure.</summary>
    public static CheckFinding Own(CheckFinding finding, string? domain) =>
        finding.Reason == CheckReason.DomainPrivate && string.IsNullOrEmpty(domain) ? finding with { Reason = CheckReason.OwnAddressPrivate } : finding;

    /// <summary>Facts to show with whatever was found.</summary>
    public static IReadOnlyList<CheckDetail> Facts(ProbeAnswer answer, Probe? probe)
    {
        List<CheckDetail> facts = [new(CheckLabel.Url, answer.Address.GetLeftPart(UriPartial.Authority) + Shown(answer.Address.AbsolutePath))];
        if (answer.Certificate is { } certificate)
        {
            facts.Add(new CheckDetail(CheckLabel.Certificate, string.Join(", ", certificate.Names)));
            facts.Add(new CheckDetail(CheckLabel.Issuer, certificate.Issuer));
            facts.Add(new CheckDetail(CheckLabel.Expires, Time(certificate.Until)));
        }

        if (answer.Outcome == ProbeOutcome.Answered)
        {
            facts.Add(new CheckDetail(CheckLabel.HttpStatus, Number(answer.Status)));
            facts.Add(new CheckDetail(CheckLabel.Took, Milliseconds(answer)));
        }

        if (probe?.SeenPath is { } seen && seen != answer.Address.AbsolutePath)
        {
            facts.Add(new CheckDetail(CheckLabel.PathSeen, Path(seen)));
        }

        return facts;
    }

    /// <summary>The end of the certificate when it is near; null otherwise.</summary>
    public static string? EndsSoon(ProbeAnswer answer, DateTimeOffset now) =>
        answer.Certificate is { } certificate && certificate.Until - now < s_soon ? Day(certificate.Until) : null;

    /// <summary>How long the answer took.</summary>
    public static string Milliseconds(ProbeAnswer answer) => Number((long)Math.Ceiling(answer.Took.TotalMilliseconds));

    /// <summary>An instant as a detail's value.</summary>
    public static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>What kept an answer from coming.</summary>
    public static CheckFinding Transport(ProbeAnswer answer)
    {
        var (host, authority) = (answer.Address.IdnHost, answer.Address.Authority);
        return answer.Outcome switch
        {
            ProbeOutcome.NameUnknown => CheckFinding.Fail(CheckReason.NameUnknown, host),
            ProbeOutcome.Refused => CheckFinding.Fail(CheckReason.DomainPrivate, host),
            ProbeOutcome.Silent => CheckFinding.Fail(CheckReason.DomainSilent, authority),
            ProbeOutcome.TlsWrongHost => CheckFinding.Fail(CheckReason.TlsWrongHost, host, string.Join(", ", answer.Certificate?.Names ?? [])),
            ProbeOutcome.TlsExpired => CheckFinding.Fail(CheckReason.TlsExpired, host, Day(answer.Certificate!.Until)),
            ProbeOutcome.TlsNotYet => CheckFinding.Fail(CheckReason.TlsNotYet, host, Day(answer.Certificate!.From)),
            ProbeOutcome.TlsUntrusted => CheckFinding.Fail(CheckReason.TlsUntrusted, host, answer.Certificate?.Issuer ?? ""),
            ProbeOutcome.TlsFailed => CheckFinding.Fail(CheckReason.TlsFailed, authority),
            _ => CheckFinding.Fail(CheckReason.NoConnection, authority),
        };
    }

    private static bool IsJson(ProbeAnswer answer, string body) =>
        answer.MediaType is "application/json" or "text/json" || body.TrimStart('\uFEFF', ' ', '\r', '\n', '\t') is ['{' or '[' or '"', ..];

    private static bool IsHtml(ProbeAnswer answer, string body) =>
        answer.MediaType is "text/html" or "application/xhtml+xml" || body.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('<');

    // Integration keys and nonces are not for reading.
    private static string Shown(string path) => path.StartsWith("/wecom/", StringComparison.Ordinal) ? path[..(path.LastIndexOf('/') + 1)] + "…" : path;

    private static string Path(string path) => new([.. path.Where(c => c is >= ' ' and <= '~').Take(120)]);

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
