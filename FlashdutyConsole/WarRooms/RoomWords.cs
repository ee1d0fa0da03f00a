using System.Globalization;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.WeCom.Cards;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.WarRooms;

/// <summary>
/// What a room is told, in the language of who asked for it. Cards and buttons do not exist in groups (document 90248), so
/// every message ends with the link to the page that has them.
/// </summary>
public sealed class RoomWords(IStringLocalizerFactory texts)
{
    private const int MostNames = 20;
    private const int MentionBytes = 400;
    private const int TitleCharacters = 200;
    private const int DescriptionCharacters = 300;
    private const int QuoteCharacters = 500;
    private const int MostLabels = 5;
    private readonly StringLocalizer<WarRoomStrings> _text = new(texts);
    private readonly StringLocalizer<IncidentStrings> _incidentText = new(texts);

    /// <summary>The first message: what the incident is, who has it, and who could not be invited.</summary>
    public string Opening(WarRoom room, RoomSubject subject, DateTimeOffset now) => In(room, viewer =>
    {
        var incident = subject.Incident;
        var lines = new List<string>
        {
            Quote(_text[WarRoomStrings.SayState], incident.IsSnoozed(now)
                ? _incidentText[IncidentStrings.SnoozedUntil, viewer.DayAndTime(incident.SnoozedUntil!.Value)].Value
                : _incidentText.Of(incident.Progress)),
            Quote(_text[WarRoomStrings.SayStarted], viewer.DayAndTime(incident.StartTime)),
        };
        if (incident.AlertCount > 1)
        {
            lines.Add(Quote(_text[WarRoomStrings.SayAlerts], _incidentText[IncidentStrings.ActiveOf, incident.ActiveAlertCount, incident.AlertCount]));
        }

        if (incident.Description.Length > 0 && incident.Description != incident.Title)
        {
            lines.Add("> " + RoomMarkdown.Plain(TextBudget.CutCharacters(TextBudget.Clean(incident.Description, oneLine: true), DescriptionCharacters)));
        }

        lines.AddRange(incident.Labels.Take(MostLabels).Select(label => Quote(RoomMarkdown.Plain(label.Key), RoomMarkdown.Plain(TextBudget.CutCharacters(label.Value, 80)))));
        if (subject.Absent.Count > 0)
        {
            lines.Add(_text[WarRoomStrings.SayAbsent, Names(subject.Absent)]);
        }

        return RoomMarkdown.Fit(
            [
                $"### {_incidentText.Of(incident.Severity)}: {RoomMarkdown.Plain(TextBudget.CutCharacters(incident.Title, TitleCharacters))}",
                // Not with the sign at its beginning: that would be a heading.
                subject.ChannelName.Length > 0 ? $"**#{incident.Num}** \u00b7 {RoomMarkdown.Plain(subject.ChannelName)}" : $"**#{incident.Num}**",
            ],
            [],
            [.. Fitting(lines), .. Responsible(subject), Link(subject)],
            _ => "");
    });

    /// <summary>Changes, told together.</summary>
    public string News(WarRoom room, RoomSubject subject, IReadOnlyList<TimelineEntry> entries) => In(room, viewer =>
        RoomMarkdown.Fit([], Lines(subject, entries, viewer), [.. RoomNews.ChangesResponsibility(entries) ? Responsible(subject) : [], Link(subject)], Left));

    /// <summary>The incident is over: how long it took, and that the room is left as it is.</summary>
    public string Over(WarRoom room, RoomSubject subject, IReadOnlyList<TimelineEntry> entries) => In(room, viewer =>
    {
        var took = (subject.Incident.CloseTime ?? subject.Incident.UpdatedAt) - subject.Incident.StartTime;
        return RoomMarkdown.Fit(
            [], Lines(subject, entries, viewer), [_text[WarRoomStrings.SayTook, _incidentText.Span(took)], _text[WarRoomStrings.SayEnd], Link(subject)], Left);
    });

    /// <summary>Somebody closed the room by hand.</summary>
    public string Deleted(WarRoom room, RoomSubject subject, string name) => In(room, _ =>
        RoomMarkdown.Fit([_text[WarRoomStrings.SayDeleted, RoomMarkdown.Plain(name)]], [], [_text[WarRoomStrings.SayEnd], Link(subject)], Left));

    // The first lines of the summary, which may not be left out of the front.
    private static IEnumerable<string> Fitting(List<string> lines)
    {
        var bytes = 0;
        foreach (var line in lines)
        {
            bytes += System.Text.Encoding.UTF8.GetByteCount(line) + 1;
            if (bytes > 1100)
            {
                yield break;
            }

            yield return line;
        }
    }

    private List<string> Lines(RoomSubject subject, IReadOnlyList<TimelineEntry> entries, CardViewer viewer)
    {
        var words = new TimelineWords(_incidentText, subject.Names);
        var lines = new List<string>();
        foreach (var entry in entries)
        {
            var sentence = words.Say(entry);
            lines.Add($"{viewer.Time(entry.CreatedAt)} {RoomMarkdown.Plain(sentence.Text)}");
            if (!string.IsNullOrEmpty(sentence.Quote))
            {
                lines[^1] += "\n> " + RoomMarkdown.Plain(TextBudget.CutCharacters(TextBudget.Clean(sentence.Quote, oneLine: true), QuoteCharacters));
            }
        }

        return lines;
    }

    // WeCom tells who is named this way.
    private string[] Responsible(RoomSubject subject)
    {
        var mentions = subject.Responsible.Select(RoomMarkdown.Mention).ToList();
        while (mentions.Sum(mention => mention.Length + 1) > MentionBytes)
        {
            mentions.RemoveAt(mentions.Count - 1);
        }

        return mentions.Count == 0 ? [] : [_text[WarRoomStrings.SayResponsible, string.Join(' ', mentions)]];
    }

    private string Names(IReadOnlyList<string> names) => string.Join(
        _incidentText[IncidentStrings.ListSeparator].Value.Trim('"'), names.Take(MostNames).Select(RoomMarkdown.Plain)) + (names.Count > MostNames ? "\u2026" : "");

    private string Left(int lines) => _text[WarRoomStrings.SayLeft, lines];

    private string Link(RoomSubject subject) => RoomMarkdown.Link(_text[WarRoomStrings.SayLink], subject.DetailUrl);

    private static string Quote(string name, string value) => $"> {name}: {value}";

    private static string In(WarRoom room, Func<CardViewer, string> write)
    {
        var viewer = CardViewer.Of(room.Locale, room.TimeZone);
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = viewer.Culture;
            CultureInfo.CurrentUICulture = viewer.Culture;
            return write(viewer);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = ui;
        }
    }
}
