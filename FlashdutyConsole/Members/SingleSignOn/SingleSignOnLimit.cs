using System.Threading.RateLimiting;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>How often one network may begin or end a sign-in with the provider: each costs calls to the provider and a row in the audit log.</summary>
internal sealed class SingleSignOnLimit : IDisposable
{
    /// <summary>Requests of one network in a minute. A whole office may come through one address.</summary>
    public const int Most = 120;

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetFixedWindowLimiter(
            CallerAddress.NetworkOf(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Whether the request may go on.</summary>
    /// <param name="http">The request.</param>
    public bool Allows(HttpContext http)
    {
        using var lease = _limiter.AttemptAcquire(http);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
