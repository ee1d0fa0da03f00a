using System.Text.Json;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;

namespace FlashdutyConsole.Members;

/// <summary>
/// Writes down what strangers were refused without letting them fill the audit log. Of one address, one kind and one minute the
/// first ones are written at once; how many more there were follows in one row when the minute is over. From very many addresses
/// at once it goes on without the address.
/// </summary>
public sealed class Refusals(ConsoleWriter writer, TimeProvider time)
{
    /// <summary>Rows of one address and kind within a minute; people who try again find each attempt by its id.</summary>
    public const int MostAlike = 10;

    /// <summary>Addresses and kinds that are told apart within a minute, and after how many rows each has but one.</summary>
    public const int MostKinds = 200;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Dictionary<Kind, Seen> _seen = [];
    private readonly Lock _lock = new();
    private DateTimeOffset _since;
    private int _rows;

    /// <summary>Records a refusal.</summary>
    /// <param name="http">The request.</param>
    /// <param name="memberId">Whom it concerns; 0 = nobody known.</param>
    /// <param name="subject">To what it was refused: an id; null = none.</param>
    /// <param name="reason">What makes it the same kind as another.</param>
    /// <param name="after">What the row says: an object with plain properties.</param>
    public async Task RecordAsync(HttpContext http, long memberId, object? subject, string reason, object after)
    {
        var now = time.GetUtcNow();
        var actor = http.ActorOf(memberId);
        var kind = new Kind(CallerAddress.NetworkOf(http), memberId, subject?.ToString() ?? "", reason);
        List<Seen> earlier = [];
        lock (_lock)
        {
            if (!_seen.ContainsKey(kind) && _seen.Count >= MostKinds)
            {
                kind = kind with { Network = "" };
                actor = actor with { Ip = "" };
            }

            if (now - _since >= Minute)
            {
                (_since, _rows) = (now, 0);
            }

            if (!_seen.TryGetValue(kind, out var seen) || now - seen.Since >= Minute)
            {
                earlier = Take(now, kind);
                seen = _seen[kind] = new Seen(actor, subject, after, now);
            }

            if (seen.Rows >= MostAlike || (seen.Rows > 0 && _rows >= MostKinds))
            {
                seen.Repeated++;
                return;
            }

            seen.Rows++;
            _rows++;
        }

        await writer.RunAsync(WritePriority.Person, write =>
        {
            Sum(write, earlier);
            write.Audit(actor, AuditAction.SignInFailed, subject, after: after);
            return Task.CompletedTask;
        }, CancellationToken.None);
    }

    /// <summary>Writes how often what was refused in minutes that are over was repeated.</summary>
    /// <param name="write">The transaction.</param>
    public void Sum(Write write)
    {
        List<Seen> over;
        lock (_lock)
        {
            over = Take(write.Now, null);
        }

        Sum(write, over);
    }

    private static void Sum(Write write, List<Seen> over)
    {
        foreach (var seen in over.Where(seen => seen.Repeated > 0))
        {
            var after = JsonSerializer.SerializeToNode(seen.After)!.AsObject();
            after["repeated"] = seen.Repeated;
            write.Audit(seen.Actor with { RequestId = "" }, AuditAction.SignInFailed, seen.Subject, after: after);
        }
    }

    // Out of the count at once: whatever becomes of the transaction, nothing is told twice.
    private List<Seen> Take(DateTimeOffset now, Kind? only)
    {
        var over = _seen.Where(seen => (only is null || seen.Key == only) && now - seen.Value.Since >= Minute).ToList();
        over.ForEach(seen => _seen.Remove(seen.Key));
        return [.. over.Select(seen => seen.Value)];
    }

    private sealed record Kind(string Network, long MemberId, string Subject, string Reason);

    private sealed class Seen(Actor actor, object? subject, object after, DateTimeOffset since)
    {
        public Actor Actor => actor;

        public object? Subject => subject;

        public object After => after;

        public DateTimeOffset Since => since;

        public int Rows { get; set; }

        public int Repeated { get; set; }
    }
}
