namespace FlashdutyConsole.Templates;

/// <summary>What a template finds at a place of the data: named fields, elements of a list, or anything.</summary>
internal sealed class CardField
{
    private static readonly CardField s_anything = new();

    private static readonly CardField s_incidentLabels = new() { LabelsOfAlert = false };

    private static readonly CardField s_alertLabels = new() { LabelsOfAlert = true };

    private static readonly CardField s_person = Of("PersonID", "PersonName", "Email", "AssignedAt", "AcknowledgedAt");

    private readonly Dictionary<string, CardField> _fields = [];

    /// <summary>What templates of a card are rendered over.</summary>
    public static CardField Incident { get; } = Of(
            "ID", "Num", "Title", "Description", "DetailUrl", "IncidentSeverity", "IncidentStatus", "Progress", "StartTime", "LastTime", "EndTime", "AckTime",
            "CloseTime", "SnoozedBefore", "ChannelID", "ChannelName", "ChannelStatus", "AlertCnt", "ActiveAlertCnt", "AlertEventCnt", "AccountName", "FireType",
            "FireReason", "GroupMethod", "EverMuted", "Impact", "RootCause", "Resolution", "Fields")
        .With("Labels", s_incidentLabels)
        .With("Creator", s_person)
        .With("Closer", s_person)
        .With("Owner", s_person)
        .With("Responders", ListOf(s_person))
        .With("Images", ListOf(Of("Src", "Alt", "Url")))
        .With("Alerts", ListOf(Of("Title", "Description", "AlertKey", "AlertSeverity", "AlertStatus", "StartTime", "LastTime", "EndTime", "CloseTime")
            .With("Labels", s_alertLabels)));

    /// <summary>Of what kind its elements are, when it is a list.</summary>
    public CardField? Element { get; private init; }

    /// <summary>When it is a map of labels: whether of an alert, or of the incident. Null when it is none.</summary>
    public bool? LabelsOfAlert { get; private init; }

    /// <summary>The names of its fields; empty when it can have any.</summary>
    public IReadOnlyCollection<string> Names => _fields.Keys;

    /// <summary>A field's kind; null when there is no such field.</summary>
    public CardField? Find(string name) => _fields.Count == 0 ? s_anything : _fields.GetValueOrDefault(name);

    private static CardField Of(params string[] names)
    {
        var field = new CardField();
        Array.ForEach(names, name => field._fields.Add(name, s_anything));
        return field;
    }

    private static CardField ListOf(CardField element) => new() { Element = element };

    private CardField With(string name, CardField field)
    {
        _fields[name] = field;
        return this;
    }
}
