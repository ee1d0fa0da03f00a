using System.Globalization;
using FlashdutyConsole.Audit;
using FlashdutyConsole.OpenApi;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Members.AuditLog;

/// <summary>The operation <c>/audit/search</c>.</summary>
public static class AuditOperations
{
    private static readonly TimeSpan Widest = TimeSpan.FromDays(90);

    /// <summary>Maps it into the group of all operations.</summary>
    public static RouteGroupBuilder MapAuditOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/audit/search", SearchAsync).Needs(MemberRole.Admin);
        return operations;
    }

    private static async Task<IResult> SearchAsync(
        HttpContext http, FindAudit find, FindPeople people, IStringLocalizer<AuditLabels> actions, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<SearchRequest>(http.Request);
        var (from, to) = ApiCheck.Window(request.StartTime, request.EndTime, Widest);
        var limit = ApiCheck.Number(request.Limit, 0, 99, "limit", 20);
        var before = request.SearchAfterCtx is null or "" ? 0
            : long.TryParse(request.SearchAfterCtx, NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) && cursor > 0 ? cursor : -1;
        ApiCheck.That(before >= 0, "search_after_ctx is not one that was returned");
        var filter = new AuditFilter
        {
            From = from,
            // The end is a second, and that second is in.
            To = to.AddSeconds(1),
            MemberId = request.PersonId is null or 0 ? null : request.PersonId,
            RequestId = ApiCheck.Text(request.RequestId, 0, 64, "request_id"),
            Actions = ApiCheck.List(request.Operations, "operations"),
            IsDangerous = request.IsDangerous,
            IsWrite = request.IsWrite,
        };
        var entries = await find.RunAsync(filter, before, limit == 0 ? 20 : limit, cancellationToken);
        var names = await people.NamesAsync(entries.Select(entry => entry.MemberId), cancellationToken);
        var culture = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Account.Locale);
        try
        {
            return ApiReply.Ok(new
            {
                Total = await find.CountAsync(filter, cancellationToken),
                SearchAfterCtx = entries.Count == (limit == 0 ? 20 : limit) ? entries[^1].Id.ToString(CultureInfo.InvariantCulture) : "",
                Docs = entries.Select(entry => Describe(entry, names, actions)).ToList(),
            });
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    private static object Describe(AuditEntry entry, IReadOnlyDictionary<long, string> names, IStringLocalizer<AuditLabels> actions) => new
    {
        CreatedAt = entry.CreatedAt.ToUnixTimeMilliseconds(),
        AccountId = Account.Id,
        entry.MemberId,
        MemberName = names.GetValueOrDefault(entry.MemberId, ""),
        entry.RequestId,
        entry.Ip,
        entry.Operation,
        OperationName = actions[entry.Operation].Value,
        entry.Body,
        Params = entry.Subject.Length > 0 ? new[] { new Dictionary<string, string> { ["Key"] = "id", ["Value"] = entry.Subject } } : [],
        IsDangerous = AuditAction.Find(entry.Operation)?.IsDangerous ?? false,
        IsWrite = AuditAction.Find(entry.Operation)?.IsWrite ?? true,
    };

    private sealed record SearchRequest(
        long? StartTime, long? EndTime, int? Limit, string? RequestId, string? SearchAfterCtx, IReadOnlyList<string>? Operations, long? PersonId,
        bool? IsDangerous, bool? IsWrite);
}
