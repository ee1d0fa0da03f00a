using System.Text;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.WarRooms;

/// <summary>An incident with its war room as a file.</summary>
public static class ExportEndpoints
{
    /// <summary>Maps the download.</summary>
    public static void MapIncidentExport(this IEndpointRouteBuilder app) =>
        app.MapGet(ConsoleUrls.IncidentExportRoute, ExportAsync).Needs(MemberRole.Viewer);

    private static async Task<IResult> ExportAsync(
        string incidentId, HttpContext http, ExportIncident export, FindPeople people, TimeProvider time, CancellationToken cancellationToken)
    {
        var reader = await people.ReaderAsync(http.User, cancellationToken);
        if (await export.RunAsync(incidentId, reader, time.GetUtcNow(), cancellationToken) is not { } document)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(document), "text/markdown; charset=utf-8", $"incident-{incidentId.ToLowerInvariant()}.md");
    }
}
