using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using FlashdutyConsole.WeCom.Cards;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.WarRooms;

/// <summary>An incident as a document to keep: what it was, its history, and its war room with people and messages. Markdown.</summary>
public sealed partial class ExportIncident(
    FindIncident find, DescribeTimeline timeline, FindWarRooms rooms, FindPeople people, IStringLocalizerFactory texts)
{
    private const int MostEntries = 2000;

    private readonly StringLocalizer<WarRoomStrings> _text = new(texts);
    private readonly StringLocalizer<IncidentStrings> _incidentText = new(texts);

    /// <summary>The document in the reader's language and time zone; null = there is no such incident.</summary>
    public async Task<string?> RunAsync(string incidentId, Reader reader, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (await find.RunAsync(incidentId, cancellationToken) is not { } incident)
        {
            return null;
        }

        var entries = await find.TimelineAsync(incident.Id, [], true, 0, MostEntries, cancellationToken);
        await timeline.FillAsync(entries, cancellationToken);
        var had = await rooms.RunAsync(incident.Id, 0, cancellationToken);
        var ids = entries.SelectMany(TimelineWords.People).Concat(incident.Responders.Select(responder => responder.MemberId))
            .Concat(had.SelectMany(room => room.Members).Select(member => member.MemberId));
        var words = new TimelineWords(_incidentText, await people.NamesAsync(ids, cancellationToken));
        var document = new StringBuilder();
        Facts(document, incident, words, reader, now);
        document.Append(CultureInfo.InvariantCulture, $"\n## {_text[WarRoomStrings.ExportTimeline]}\n\n");
        foreach (var entry in entries)
        {
            var sentence = words.Say(entry);
            document.Append(CultureInfo.InvariantCulture, $"- {Time(reader, entry.CreatedAt)} {Plain(sentence.Text)}\n");
            Quote(document, sentence.Quote, "  ");
        }

        foreach (var room in had)
        {
            Room(document, room, await rooms.MessagesAsync(room.Id, cancellationToken), words, reader);
        }

        return document.ToString();
    }

    private void Facts(StringBuilder document, Incident incident, TimelineWords words, Reader reader, DateTimeOffset now)
    {
        document.Append(CultureInfo.InvariantCulture, $"# {Plain(incident.Title)}\n\n");
        Fact(document, WarRoomStrings.ExportNum, $"#{incident.Num} ({incident.Id})");
        Fact(document, WarRoomStrings.ExportSeverity, _incidentText.Of(incident.Severity));
        Fact(document, WarRoomStrings.ExportState, _incidentText.Of(incident.Progress));
        Fact(document, WarRoomStrings.ExportStarted, Time(reader, incident.StartTime));
        if (incident.CloseTime is { } closed)
        {
            Fact(document, WarRoomStrings.ExportClosed, Time(reader, closed));
            Fact(document, WarRoomStrings.ExportTook, _incidentText.Span(closed - incident.StartTime));
        }

        Fact(document, WarRoomStrings.ExportPeople, words.Names([.. incident.Responders.Select(responder => responder.MemberId)]));
        Fact(document, WarRoomStrings.ExportImpact, incident.Impact);
        Fact(document, WarRoomStrings.ExportRootCause, incident.RootCause);
        Fact(document, WarRoomStrings.ExportResolution, incident.Resolution);
        document.Append(CultureInfo.InvariantCulture, $"\n{_text[WarRoomStrings.ExportZone, reader.ZoneName(now)]}\n");
        if (incident.Description.Length > 0 && incident.Description != incident.Title)
        {
            document.Append('\n');
            Quote(document, incident.Description, "");
        }
    }

    private void Room(StringBuilder document, WarRoom room, IReadOnlyList<WarRoomMessage> messages, TimelineWords words, Reader reader)
    {
        document.Append(CultureInfo.InvariantCulture, $"\n## {_text[WarRoomStrings.ExportRoom]}\n\n");
        Fact(document, WarRoomStrings.ExportGroup, $"{room.Name} ({room.ChatId})");
        Fact(document, WarRoomStrings.ExportState, _text[room.State.ToString()]);
        Fact(document, WarRoomStrings.ExportOpened, room.OpenedAt is { } opened ? Time(reader, opened) : "");
        Fact(document, WarRoomStrings.ExportClosed, room.ClosedAt is { } closed ? Time(reader, closed) : "");
        document.Append(CultureInfo.InvariantCulture, $"\n### {_text[WarRoomStrings.ExportRoomPeople]}\n\n");
        foreach (var member in room.Members.OrderBy(member => member.AddedAt).ThenBy(member => member.MemberId))
        {
            var where = member.State switch
            {
                WarRoomMemberState.CannotJoin => $": {_text[WarRoomStrings.CannotJoin]}, {_text[WarRoomStrings.Reason(member.Reason)]}",
                WarRoomMemberState.Left => $": {_text[WarRoomStrings.LeftGroup]}",
                WarRoomMemberState.Joined when member.JoinedAt is { } joined => $" ({Time(reader, joined)})",
                _ => "",
            };
            document.Append(CultureInfo.InvariantCulture, $"- {Plain(words.Name(member.MemberId))}{where}\n");
        }

        document.Append(CultureInfo.InvariantCulture, $"\n### {_text[WarRoomStrings.ExportMessages]}\n\n");
        if (messages.Count == 0)
        {
            document.Append(CultureInfo.InvariantCulture, $"{_text[WarRoomStrings.ExportNone]}\n");
        }

        foreach (var message in messages)
        {
            var end = message.State switch
            {
                WarRoomMessageState.Uncertain => $" ({_text[WarRoomStrings.ExportUncertain]})",
                WarRoomMessageState.Failed => message.ErrCode == 0 ? $" ({_text[WarRoomStrings.ExportRefused]})" : $" ({_text[WarRoomStrings.ExportRefused]}, {message.ErrCode})",
                _ => "",
            };
            document.Append(CultureInfo.InvariantCulture, $"- {Time(reader, message.SentAt ?? message.CreatedAt)}{end}\n\n");
            Quote(document, Mention().Replace(message.Content, "@$1"), "  ");
            document.Append('\n');
        }
    }

    private void Fact(StringBuilder document, string name, string value)
    {
        if (value.Length > 0)
        {
            document.Append(CultureInfo.InvariantCulture, $"- {_text[name]}: {Plain(value)}\n");
        }
    }

    private static void Quote(StringBuilder document, string? words, string indent)
    {
        foreach (var line in TextBudget.Clean(words).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // Pages that show the document must not run what people and alerts wrote.
            document.Append(CultureInfo.InvariantCulture, $"{indent}> {line.Replace("<", "&lt;", StringComparison.Ordinal)}\n");
        }
    }

    private static string Plain(string text) => TextBudget.Clean(text, oneLine: true).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Time(Reader reader, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, reader.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // Outside WeCom a mention is a name.
    [GeneratedRegex(@"<@([^<>\s]{1,64})>", RegexOptions.None, 200)]
    private static partial Regex Mention();
}
