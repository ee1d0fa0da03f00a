using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace FlashdutyConsole.Network;

/// <summary>
/// One GET to an address that a person typed, through the guard: no redirect is followed, little is read, and every way in which it
/// can fail has its name. Each probe makes its own connection, so that it meets the present DNS and certificate.
/// </summary>
public sealed class OutboundProbe(OutboundHandlers handlers, TimeProvider time)
{
    /// <summary>Most that is read of an answer.</summary>
    public const int BodyBytes = 16 * 1024;

    private const int LongestHost = 253;

    /// <summary>Asks.</summary>
    /// <param name="address">An http or https address.</param>
    /// <param name="limit">Longest time for all of it.</param>
    /// <param name="cancellationToken">Gives up; only then is an exception thrown.</param>
    public async Task<ProbeAnswer> GetAsync(Uri address, TimeSpan limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.Scheme is not ("http" or "https"))
        {
            return new ProbeAnswer { Outcome = ProbeOutcome.Refused, Address = address };
        }

        ProbeCertificate? certificate = null;
        var fault = ProbeOutcome.TlsFailed;
        var started = time.GetTimestamp();
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        using var handler = handlers.CreateProbe((shown, errors) =>
        {
            certificate = ProbeCertificate.Of(shown);
            fault = Fault(certificate, errors);
        });
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.ConnectionClose = true;
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            var body = await ReadAsync(response.Content, either.Token);
            return new ProbeAnswer
            {
                Outcome = ProbeOutcome.Answered,
                Address = address,
                Status = (int)response.StatusCode,
                MediaType = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "",
                Body = body,
                RedirectHost = RedirectHost(address, response.Headers.Location),
                Took = time.GetElapsedTime(started),
                Certificate = certificate,
            };
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && Outcome(failure, fault) is { } outcome)
        {
            return new ProbeAnswer { Outcome = outcome, Address = address, Took = time.GetElapsedTime(started), Certificate = certificate };
        }
    }

    private ProbeOutcome Fault(ProbeCertificate certificate, SslPolicyErrors errors)
    {
        var now = time.GetUtcNow();
        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? ProbeOutcome.TlsWrongHost
            : certificate.Until < now ? ProbeOutcome.TlsExpired
            : certificate.From > now ? ProbeOutcome.TlsNotYet
            : ProbeOutcome.TlsUntrusted;
    }

    private static ProbeOutcome? Outcome(Exception failure, ProbeOutcome tls) => failure switch
    {
        _ when OutboundRefusedException.Behind(failure) is not null => ProbeOutcome.Refused,
        _ when Behind<TimeoutException>(failure) || failure is OperationCanceledException => ProbeOutcome.Silent,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => tls,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => ProbeOutcome.NameUnknown,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => ProbeOutcome.NameUnknown,
        HttpRequestException or IOException => ProbeOutcome.NoConnection,
        _ => null,
    };

    private static bool Behind<T>(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[BodyBytes];
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer[..length];
    }

    private static string RedirectHost(Uri asked, Uri? location) =>
        location is not null && Uri.TryCreate(asked, location, out var to) && to.IdnHost is { Length: > 0 and <= LongestHost } host ? host : asked.IdnHost;
}
