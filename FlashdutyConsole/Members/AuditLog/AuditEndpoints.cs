using System.Globalization;
using System.Text;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Data;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Members.AuditLog;

/// <summary>The audit log as a file.</summary>
public static class AuditEndpoints
{
    private const int Page = 500;
    private const int Most = 100_000;

    /// <summary>Maps the export.</summary>
    /// <param name="app">The console.</param>
    public static WebApplication MapAudit(this WebApplication app)
    {
        app.MapGet(ConsoleUrls.AuditExport, ExportAsync).Needs(MemberRole.Admin);
        return app;
    }

    private static async Task ExportAsync(
        HttpContext http, [AsParameters] AuditQuery query, FindAudit find, FindPeople people, ConsoleWriter writer, IStringLocalizer<AuditLabels> actions)
    {
        var cancellationToken = http.RequestAborted;
        var reader = await people.ReaderAsync(http.User, cancellationToken);
        var filter = query.Filter(reader.Zone);
        await writer.RunAsync(WritePriority.Person, write =>
        {
            write.Audit(http.ActorOf(reader.MemberId), AuditAction.ExportAudit, after: query);
            return Task.CompletedTask;
        }, cancellationToken);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        http.Response.Headers.CacheControl = "no-store";
        // With the mark, spreadsheets read Chinese.
        await http.Response.WriteAsync("\uFEFF" + AuditCsv.Line("time_utc", "member_id", "member", "action", "operation", "source", "ip", "subject", "request_id", "details"), Encoding.UTF8, cancellationToken);
        long before = 0;
        for (var written = 0; written < Most;)
        {
            var entries = await find.RunAsync(filter, before, Page, cancellationToken);
            if (entries.Count == 0)
            {
                return;
            }

            var names = await people.NamesAsync(entries.Select(entry => entry.MemberId), cancellationToken);
            foreach (var entry in entries)
            {
                await http.Response.WriteAsync(LineOf(entry, names, actions), Encoding.UTF8, cancellationToken);
            }

            written += entries.Count;
            before = entries[^1].Id;
        }
    }

    private static string LineOf(AuditEntry entry, IReadOnlyDictionary<long, string> names, IStringLocalizer<AuditLabels> actions) => AuditCsv.Line(
        entry.CreatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        entry.MemberId.ToString(CultureInfo.InvariantCulture),
        names.GetValueOrDefault(entry.MemberId, ""),
        actions[entry.Operation],
        entry.Operation,
        ((ActorSource)entry.Source).ToString(),
        entry.Ip,
        entry.Subject,
        entry.RequestId,
        entry.Body);
}
