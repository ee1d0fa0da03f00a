using System.Collections.Frozen;
using FlashdutyConsole.Components;

namespace FlashdutyConsole.Members;

/// <summary>
/// How often one network may ask, in a minute, for what is open to people who are not signed in. Alert sources, WeCom's callbacks
/// and probes are not among it. Sign-ins with the provider are counted in their own place.
/// </summary>
public sealed class CallerLimits(TimeProvider time)
{
    /// <summary>Requests that try something: a token, a state, a code. A whole office may come through one address.</summary>
    public const int MostAttempts = 120;

    /// <summary>Requests for pages that only show something.</summary>
    public const int MostPages = 600;

    private const int MaximumKept = 20_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Dictionary<(string Network, int Most), (DateTimeOffset Since, int Count)> _counts = [];
    private readonly Lock _lock = new();

    /// <summary>Routes that have a limit, and which.</summary>
    public static FrozenDictionary<string, int> Routes { get; } = new Dictionary<string, int>
    {
        [ConsoleUrls.WeComReturnRoute] = MostAttempts,
        [ConsoleUrls.WeComLinkRoute] = MostAttempts,
        [ConsoleUrls.Invitation] = MostAttempts,
        [ConsoleUrls.Setup] = MostAttempts,
        [ConsoleUrls.SecondFactor] = MostAttempts,
        [ConsoleUrls.PasskeySignIn] = MostAttempts,
        [ConsoleUrls.PasskeySignIn + "/options"] = MostAttempts,
        [ConsoleUrls.WeComHomeRoute] = MostPages,
        [ConsoleUrls.WeComChoose] = MostPages,
        [ConsoleUrls.SignIn] = MostPages,
        [ConsoleUrls.OwnerSignIn] = MostPages,
        [ConsoleUrls.SingleSignOnFailed] = MostPages,
        [ConsoleUrls.SignOut] = MostPages,
        [ConsoleUrls.SignOutAtProvider] = MostPages,
        [ConsoleUrls.SignedOut] = MostPages,
        [ConsoleUrls.Culture] = MostPages,
        [ConsoleUrls.Home] = MostPages,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Counts a request.</summary>
    /// <param name="network">Where it comes from.</param>
    /// <param name="most">Which limit it falls under.</param>
    /// <returns>How long the network has to wait; zero = it may go on.</returns>
    public TimeSpan Count(string network, int most)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_counts.Count >= MaximumKept)
            {
                MakeRoom(now);
            }

            var (since, count) = _counts.GetValueOrDefault((network, most), (now, 0));
            if (now - since >= Window)
            {
                (since, count) = (now, 0);
            }

            if (count >= most)
            {
                return since + Window - now;
            }

            _counts[(network, most)] = (since, count + 1);
            return TimeSpan.Zero;
        }
    }

    // A flood from ever new networks must not fill the memory; the oldest counts go, should it come to that.
    private void MakeRoom(DateTimeOffset now)
    {
        var old = _counts.Where(count => now - count.Value.Since >= Window).Select(count => count.Key).ToList();
        if (_counts.Count - old.Count >= MaximumKept)
        {
            old = [.. _counts.OrderBy(count => count.Value.Since).Take(MaximumKept / 2).Select(count => count.Key)];
        }

        old.ForEach(key => _counts.Remove(key));
    }
}
