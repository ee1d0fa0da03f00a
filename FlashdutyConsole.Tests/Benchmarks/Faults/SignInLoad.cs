using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FlashdutyConsole.Benchmarks.Measurements;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>D5, what is measured of it: whether the time of an answer tells which accounts there are, and what sign-ins cost those who send alerts.</summary>
public sealed partial class SignInLoad : IRun
{
    private const int AtOnce = 50;
    private const int PerSecond = 200;
    private int _address;

    /// <inheritdoc/>
    public string Name => "d5";

    /// <inheritdoc/>
    public string Description => "400 wrong sign-ins, half of them of accounts that exist; then ingest with 50 sign-ins at once and without, --rounds=3 of --seconds=6";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        await using var world = await World.StartAsync(context, new WorldOptions { Args = ["--Network:TrustedProxies=127.0.0.1"], UnlimitedSandbox = true });
        var samples = context.Number("samples", 200);
        await AddMembersAsync(context, world, Math.Max(samples, AtOnce));
        var (cookie, token) = await FormAsync(context, world);

        async Task<HttpStatusCode> TryAsync(string email, string password)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("signin", UriKind.Relative));
            request.Headers.Add("Cookie", cookie);
            // Everybody comes from elsewhere: what is measured is not the throttle.
            var number = Interlocked.Increment(ref _address);
            request.Headers.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"198.18.{number / 250}.{(number % 250) + 1}"));
            request.Content = new FormUrlEncodedContent([new("_handler", "signin"), new("__RequestVerificationToken", token), new("Form.Email", email), new("Form.Password", password)]);
            using var answer = await world.Server.Http.SendAsync(request, context.Cancel);
            return answer.StatusCode;
        }

        var rows = new List<RunRow>();
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var sample = -10; sample < samples; sample++)
        {
            foreach (var (times, email) in new[] { (known, EmailOf(Math.Abs(sample))), (unknown, string.Create(CultureInfo.InvariantCulture, $"nobody{sample + 10}@example.com")) })
            {
                var start = context.Time.GetTimestamp();
                var status = await TryAsync(email, "not the right sentence");
                if (status != HttpStatusCode.OK)
                {
                    return new RunResult([RunRow.That("a wrong password is answered by the form", false, status.ToString())]);
                }

                if (sample >= 0)
                {
                    times.Add(context.Time.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        var (of, without) = (CallbackForger.Median(known), CallbackForger.Median(unknown));
        rows.Add(RunRow.Note($"wrong password, account exists: median of {samples}", of, "ms"));
        rows.Add(RunRow.Note($"account does not exist: median of {samples}", without, "ms"));
        rows.Add(RunRow.AtMost("difference of the medians", Math.Abs(of - without) / Math.Min(of, without) * 100, "%", 10));
        await LoadAsync(context, world, rows, TryAsync);
        return new RunResult(rows);
    }

    private static async Task LoadAsync(RunContext context, World world, List<RunRow> rows, Func<string, string, Task<HttpStatusCode>> tryAsync)
    {
        var seconds = context.Number("seconds", 6);
        var (alone, beside, ratios, refused, signedIn) = (new List<double>(), new List<double>(), new List<double>(), 0, 0);
        await PostAsync(context, world, seconds);
        for (var round = 0; round < context.Number("rounds", 3); round++)
        {
            alone.Add((await PostAsync(context, world, seconds)).Percentile(0.99));
            using var stop = new CancellationTokenSource();
            var people = Enumerable.Range(0, AtOnce).Select(async person =>
            {
                while (!stop.IsCancellationRequested)
                {
                    if (await tryAsync(EmailOf(person), ServerProcess.OwnerPassword) == HttpStatusCode.Redirect)
                    {
                        Interlocked.Increment(ref signedIn);
                    }
                    else
                    {
                        Interlocked.Increment(ref refused);
                    }
                }
            }).ToList();
            var posts = await PostAsync(context, world, seconds);
            await stop.CancelAsync();
            await Task.WhenAll(people);
            beside.Add(posts.Percentile(0.99));
            ratios.Add(beside[^1] / alone[^1]);
            context.Say(string.Create(CultureInfo.InvariantCulture, $"p99 of a post {alone[^1]:0.0} ms alone, {beside[^1]:0.0} ms beside {AtOnce} people who sign in"));
        }

        rows.Add(RunRow.Note($"p99 of a post at {PerSecond}/s, nobody signs in", CallbackForger.Median(alone), "ms"));
        rows.Add(RunRow.Note($"p99 of a post at {PerSecond}/s, {AtOnce} people sign in again and again", CallbackForger.Median(beside), "ms"));
        rows.Add(RunRow.AtMost("the second by the first, median of the rounds", CallbackForger.Median(ratios), "×", 2));
        rows.Add(RunRow.AtLeast("sign-ins a second meanwhile", signedIn / (double)(context.Number("rounds", 3) * seconds), "", 1));
        rows.Add(RunRow.Exactly("sign-ins refused", refused, 0));
        var metrics = await world.Server.Http.GetStringAsync(new Uri("metrics", UriKind.Relative), context.Cancel);
        rows.Add(RunRow.AtMost("hashes at once, at most", double.Parse(Peak().Match(metrics).Groups[1].Value, CultureInfo.InvariantCulture), "", 2));
    }

    private static async Task<Latencies> PostAsync(RunContext context, World world, int seconds)
    {
        var times = new Latencies();
        await Pace.RunAsync(context, PerSecond, TimeSpan.FromSeconds(seconds), async (number, due) =>
        {
            if (await world.PushAsync($"Load {due} {number}", severity: "Info") != HttpStatusCode.OK)
            {
                throw new InvalidOperationException("an alert was not taken in");
            }

            times.Add(context.Time.GetElapsedTime(due));
        });
        return times;
    }

    // With the owner's password, whose hash is of the same kind as everybody's.
    private static async Task AddMembersAsync(RunContext context, World world, int count)
    {
        var now = context.Time.GetUtcNow();
        await using var db = world.OpenData();
        var hash = await db.Members.Where(member => member.Role == MemberRole.Owner).Select(member => member.PasswordHash).SingleAsync(context.Cancel);
        db.Members.AddRange(Enumerable.Range(0, count).Select(number => EmailOf(number)).Select(email => new Member
        {
            Name = email, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"), Status = MemberStatus.Enabled, PasswordHash = hash, CreatedAt = now, UpdatedAt = now,
        }));
        await db.SaveChangesAsync(context.Cancel);
    }

    private static async Task<(string Cookie, string Token)> FormAsync(RunContext context, World world)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("signin", UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        using var page = await world.Server.Http.SendAsync(request, context.Cancel);
        var cookie = page.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("FlashdutyConsoleForm=", StringComparison.Ordinal)).Split(';')[0];
        return (cookie, WebUtility.HtmlDecode(Token().Match(await page.Content.ReadAsStringAsync(context.Cancel)).Groups[1].Value));
    }

    private static string EmailOf(int number) => string.Create(CultureInfo.InvariantCulture, $"person{number}@example.com");

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("^flashduty_password_hashes_peak ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Peak();
}
