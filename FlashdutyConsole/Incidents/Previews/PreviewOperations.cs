using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Templates;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>The operation <c>/template/preview</c>: what a card would show of a template, over a real incident or the sample.</summary>
public static class PreviewOperations
{
    /// <summary>Maps it into the group of all operations.</summary>
    public static RouteGroupBuilder MapPreviewOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/template/preview", PreviewAsync).Needs(MemberRole.Viewer);
        return operations;
    }

    private static async Task<IResult> PreviewAsync(HttpContext http, PreviewCard preview, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<PreviewRequest>(http.Request);
        var content = ApiCheck.Required(ApiCheck.Text(request.Content, 0, NotificationTemplate.LongestContent, "content"), "content");
        ApiCheck.Word(request.Type, "type", "wecom_app");
        var incidentId = request.IncidentId is { Length: > 0 } given ? ApiCheck.Id(given, "incident_id") : null;
        var subject = ApiCheck.Found(await preview.OpenAsync(incidentId, cancellationToken), "incident_id");
        var shown = preview.Render(subject, content, PreviewState.AsItIs, CardViewer.Of(Account.Locale, Account.TimeZone)).Template;
        return ApiReply.Ok(new
        {
            Success = shown.Fault is null,
            Content = shown.Text?.Shown ?? "",
            Message = shown.Fault is { } fault ? $"{fault.Line}:{fault.Column}: {fault.Message}" : "",
            Lines = shown.Text?.Lines.Where(line => !line.IsCut).Select(line => line.Kept).ToList() ?? [],
            CutLines = shown.Text?.CutLines ?? 0,
            Warnings = shown.Warnings.Select(warning => $"{warning.Line}:{warning.Column}: no value: {warning.Piece}").ToList(),
        });
    }

    private sealed record PreviewRequest(string? Content, string? Type, string? IncidentId);
}
