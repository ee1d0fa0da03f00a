using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>
/// The card of an incident, for one viewer. Pure: the same incident, viewer and instant give the same card. Every text is
/// cut to what WeCom advises for its field (doc 90236), so that we and not each client decide where.
/// </summary>
public static class IncidentCard
{
    private const int Blue = 1;
    private const int Grey = 2;

    /// <summary>The card to send or to show now.</summary>
    /// <param name="subject">What it says.</param>
    /// <param name="viewer">In whose eyes.</param>
    /// <param name="now">The instant; decides whether the incident is snoozed.</param>
    /// <param name="taskId">WeCom's task_id: for a new card, null for the update of one.</param>
    public static TemplateCard Build(IncidentCardSubject subject, CardViewer viewer, DateTimeOffset now, string? taskId)
    {
        var incident = subject.Incident;
        var texts = new CardTexts(viewer.Culture);
        var closed = incident.Progress == IncidentProgress.Closed;
        var replaced = closed ? ClosedText(subject, viewer, texts) : null;
        return new TemplateCard
        {
            CardType = TemplateCardTypes.ButtonInteraction,
            TaskId = taskId,
            Source = new CardSource
            {
                Desc = Cut(texts.Severity(incident.Severity), WeComLimits.SourceDescCharacters),
                DescColor = closed ? 3 : incident.Severity == IncidentSeverity.Critical ? 2 : incident.Severity == IncidentSeverity.Warning ? 1 : 0,
            },
            ActionMenu = closed ? null : Menu(texts),
            MainTitle = new CardTitle(
                // A title of nothing but characters that nobody sees would get the card refused (42033).
                Cut(incident.Title, WeComLimits.TitleCharacters) is { Length: > 0 } title ? title : $"#{incident.Num}",
                Cut(subject.ChannelName.Length > 0 ? $"#{incident.Num} \u00b7 {subject.ChannelName}" : $"#{incident.Num}", WeComLimits.TitleDescCharacters)),
            SubTitleText = CustomArea(subject.CustomArea) is { Length: > 0 } custom ? custom : null,
            HorizontalContentList = Rows(subject, viewer, texts, now),
            CardAction = new CardAction { Type = 1, Url = subject.DetailUrl },
            ButtonList = closed ? [new CardButton { Text = Cut(replaced!, WeComLimits.ButtonTextCharacters), Style = Grey, Key = CardKey.Refresh }] : Buttons(incident, texts),
            ReplaceText = replaced,
        };
    }

    /// <summary>The custom area as it fits on a card: blank lines removed, at most 8 lines and 160 characters, the rest cut with an ellipsis.</summary>
    public static string CustomArea(string rendered)
    {
        var lines = TextBudget.Clean(rendered).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return TextBudget.CutCharacters(TextBudget.CutLines(string.Join('\n', lines), WeComLimits.SubTitleLines), WeComLimits.SubTitleCharacters);
    }

    private static List<CardRow> Rows(IncidentCardSubject subject, CardViewer viewer, CardTexts texts, DateTimeOffset now)
    {
        var incident = subject.Incident;
        var rows = new List<CardRow>
        {
            Row(texts["row_state"], incident.IsSnoozed(now)
                ? texts.Format("state_snoozed", texts.Progress(incident.Progress), viewer.Time(incident.SnoozedUntil!.Value))
                : texts.Progress(incident.Progress)),
            Row(texts["row_started"], viewer.DayAndTime(incident.StartTime)),
        };
        if (subject.HandlerName.Length > 0)
        {
            rows.Add(Row(texts["row_handler"], subject.HandlerName));
        }

        if (incident.AlertCount > 1)
        {
            rows.Add(Row(texts["row_alerts"], texts.Format("alerts_active", incident.ActiveAlertCount, incident.AlertCount)));
        }

        return rows;
    }

    private static List<CardButton> Buttons(Incident incident, CardTexts texts)
    {
        var buttons = new List<CardButton>();
        if (incident.Progress == IncidentProgress.Triggered)
        {
            buttons.Add(Button(texts["button_ack"], Blue, CardKey.Acknowledge));
        }

        buttons.Add(Button(texts["button_close"], incident.Progress == IncidentProgress.Triggered ? Grey : Blue, CardKey.Close));
        buttons.Add(Button(texts["button_snooze"], Grey, $"{CardKey.Snooze}{CardKey.ButtonSnooze}"));
        buttons.Add(Button(texts["button_refresh"], Grey, CardKey.Refresh));
        return buttons;
    }

    private static CardMenu Menu(CardTexts texts) => new()
    {
        Desc = texts["menu"],
        ActionList = CardKey.MenuSnoozes.Select(minutes => new CardMenuItem(texts.Format("menu_snooze", minutes / 60), $"{CardKey.Snooze}{minutes}")).ToList(),
    };

    private static string ClosedText(IncidentCardSubject subject, CardViewer viewer, CardTexts texts)
    {
        var time = viewer.Time(subject.Incident.CloseTime ?? subject.Incident.UpdatedAt);
        return subject.CloserName.Length > 0
            ? texts.Format("closed_by", Cut(subject.CloserName, 20), time)
            : texts.Format("closed_recovered", time);
    }

    // Our own texts: at most ten Han characters wide, which is how WeCom counts; Latin letters are half as wide.
    private static CardButton Button(string text, int style, string key) =>
        new() { Text = text, Style = style, Key = key };

    private static CardRow Row(string name, string value) =>
        new() { KeyName = Cut(name, WeComLimits.RowNameCharacters), Value = Cut(value, WeComLimits.RowValueCharacters) };

    private static string Cut(string text, int characters) => TextBudget.CutCharacters(TextBudget.Clean(text, oneLine: true).Trim(), characters);
}
