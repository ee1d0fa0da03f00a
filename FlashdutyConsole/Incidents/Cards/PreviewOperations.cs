using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>The operation <c>/template/preview</c>: what a card would show of a template, over a real incident or the sample.</summary>
public static class PreviewOperations
{
    private const int LongestTemplate = 100_000;

    /// <summary>Maps it into the group of all operations.</summary>
    public static RouteGroupBuilder MapPreviewOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/template/preview", PreviewAsync).Needs(MemberRole.Viewer);
        return operations;
    }

    private static async Task<IResult> PreviewAsync(
        HttpContext http, FindIncident find, IncidentCards cards, ChannelDirectory channels, TemplateCache templates, TimeProvider time,
        IDbContextFactory<ConsoleDb> contexts, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<PreviewRequest>(http.Request);
        var content = ApiCheck.Required(ApiCheck.Text(request.Content, 0, LongestTemplate, "content"), "content");
        ApiCheck.Word(request.Type, "type", "wecom_app");
        var data = SampleIncident.Data;
        if (request.IncidentId is { Length: > 0 } given)
        {
            var incident = ApiCheck.Found(await find.RunAsync(ApiCheck.Id(given, "incident_id"), cancellationToken), "incident_id");
            var alerts = await find.AlertsAsync(incident.Id, active: null, 0, IncidentTemplateData.MaximumAlerts, cancellationToken);
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var people = await IncidentCards.PeopleAsync(
                db, [incident], incident.Responders.Select(responder => responder.MemberId).Concat([incident.CreatorId, incident.OwnerId]), cancellationToken);
            data = IncidentTemplateData.Of(incident, alerts, channels.Find(incident.ChannelId)?.Name ?? "", cards.DetailUrl(incident.Id), people);
        }

        var preview = TemplatePreview.Of(templates, content, data, Account.TimeZone, time);
        return ApiReply.Ok(new
        {
            Success = preview.Fault is null,
            Content = preview.Text?.Shown ?? "",
            Message = preview.Fault is { } fault ? $"{fault.Line}:{fault.Column}: {fault.Message}" : "",
            Lines = preview.Text?.Lines.Where(line => !line.IsCut).Select(line => line.Kept).ToList() ?? [],
            CutLines = preview.Text?.CutLines ?? 0,
            Warnings = preview.Warnings.Select(warning => $"{warning.Line}:{warning.Column}: no value: {warning.Piece}").ToList(),
        });
    }

    private sealed record PreviewRequest(string? Content, string? Type, string? IncidentId);
}
