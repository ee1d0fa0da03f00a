using System.Globalization;
using FlashdutyConsole.Components;
using FlashdutyConsole.Components.Layout;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Editor;
using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.WeCom.Cards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>
/// What a template makes of an incident, drawn as WeCom draws it, with every change of the text. While the text is broken the last
/// card that worked stays. Also says what a check of the text finds.
/// </summary>
public sealed partial class PreviewPane : IDisposable
{
    private const string AsItIs = "";
    private const string Snoozed = "Snoozed";
    private const int MostChoices = 50;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(350);

    private readonly CancellationTokenSource _leaving = new();
    private readonly ReaderCulture _culture = new();
    private IReadOnlyList<(string Id, string Name)> _choices = [];
    private IReadOnlyList<(string Value, string Name)> _severities = [];
    private IReadOnlyList<(string Value, string Name)> _states = [];
    private IReadOnlyList<(bool Value, string Name)> _clients = [];
    private IReadOnlyList<(bool Value, string Name)> _appearances = [];
    private IReadOnlyList<(bool Value, string Name)> _kinds = [];
    private PreviewSubject? _subject;
    private CardPreview? _good;
    private TemplateCard? _card;
    private TemplateException? _fault;
    private string? _drawn;
    private string _incidentId = "";
    private string _search = "";
    private string _severity = AsItIs;
    private string _state = AsItIs;
    private string _time = "";
    private bool _desktop;
    private bool _dark;
    private bool _asText;
    private bool _isMissing;
    private bool _hasPressed;
    private int _turn;

    /// <summary>The template's text as it is now.</summary>
    [Parameter, EditorRequired]
    public required string Content { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    /// <summary>The text was looked at: its fault at once, everything else a moment after the last change.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<TemplateFinding>> OnChecked { get; set; }

    /// <summary>The label keys that occur are known.</summary>
    [Parameter]
    public EventCallback<EditorKeys> OnKeys { get; set; }

    [CascadingParameter]
    private ConsoleView? View { get; set; }

    [Inject]
    private PreviewCard Preview { get; set; } = default!;

    [Inject]
    private CheckTemplate Check { get; set; } = default!;

    [Inject]
    private FindIncidents Incidents { get; set; } = default!;

    [Inject]
    private FindLabelKeys Labels { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PreviewStrings> Text { get; set; } = default!;

    private bool IsResting => !RendererInfo.IsInteractive;

    private CardText? Fitted => _good?.Template.Text;

    private PreviewState State => new()
    {
        Severity = Enum.TryParse<IncidentSeverity>(_severity, out var severity) ? severity : null,
        Progress = _state == Snoozed ? IncidentProgress.Triggered : Enum.TryParse<IncidentProgress>(_state, out var progress) ? progress : null,
        Snoozed = _state == AsItIs ? null : _state == Snoozed,
    };

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _dark = View?.IsDark ?? false;
        _severities =
        [
            (AsItIs, Text[PreviewStrings.AsItIs]), (nameof(IncidentSeverity.Critical), Text[PreviewStrings.Severity_Critical]),
            (nameof(IncidentSeverity.Warning), Text[PreviewStrings.Severity_Warning]), (nameof(IncidentSeverity.Info), Text[PreviewStrings.Severity_Info]),
        ];
        _states =
        [
            (AsItIs, Text[PreviewStrings.State_AsItIs]), (nameof(IncidentProgress.Triggered), Text[PreviewStrings.State_Triggered]),
            (nameof(IncidentProgress.Processing), Text[PreviewStrings.State_Processing]), (Snoozed, Text[PreviewStrings.State_Snoozed]),
            (nameof(IncidentProgress.Closed), Text[PreviewStrings.State_Closed]),
        ];
        _clients = [(false, Text[PreviewStrings.Phone]), (true, Text[PreviewStrings.Desktop])];
        _appearances = [(false, Text[PreviewStrings.Light]), (true, Text[PreviewStrings.Dark])];
        _kinds = [(false, Text[PreviewStrings.AsCard]), (true, Text[PreviewStrings.AsText])];
        _subject = await Preview.OpenAsync(null, _leaving.Token);
        await FindAsync();
        var keys = await Labels.RunAsync(_leaving.Token);
        // Before the first alert came there is only the sample to go by.
        await OnKeys.InvokeAsync(new EditorKeys(
            Keys(keys.OfIncidents.Count > 0 ? keys.OfIncidents : Sample([_subject!.Incident.Labels])),
            Keys(keys.OfAlerts.Count > 0 ? keys.OfAlerts : Sample(_subject!.Alerts.Select(alert => alert.Labels)))));
        await DrawAsync();
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => _subject is null || _drawn == Content ? Task.CompletedTask : DrawAsync();

    private IReadOnlyList<EditorKey> Keys(IReadOnlyList<LabelKey> keys) =>
        [.. keys.Select(key => new EditorKey(key.Key, key.Example.Length == 0 ? "" : Text[PreviewStrings.KeyHelp, key.Example]))];

    private static IReadOnlyList<LabelKey> Sample(IEnumerable<IReadOnlyDictionary<string, string>> labels) =>
        [.. labels.SelectMany(one => one).DistinctBy(label => label.Key).Select(label => new LabelKey(label.Key, 1, label.Value))];

    private async Task DrawAsync()
    {
        _drawn = Content;
        _hasPressed = false;
        var viewer = CardViewer.Of(CultureInfo.CurrentUICulture.Name, Reader.Zone.Id);
        var preview = Preview.Render(_subject!, Content, State, viewer);
        _fault = preview.Template.Fault;
        _time = viewer.Time(Clock.GetUtcNow());
        if (_fault is null)
        {
            _good = preview;
            // The sample's page does not exist.
            _card = _subject!.IsSample ? preview.Card with { CardAction = null } : preview.Card;
        }

        if (_fault is { } fault)
        {
            await OnChecked.InvokeAsync([LintTemplate.Syntax(fault)]);
        }

        _ = CheckLaterAsync(Content, ++_turn);
    }

    // Reads incidents: not with every key, and not on the page's own thread.
    private async Task CheckLaterAsync(string content, int turn)
    {
        try
        {
            await Task.Delay(s_pause, Clock, _leaving.Token);
            if (turn != _turn)
            {
                return;
            }

            var token = _leaving.Token;
            var findings = await Task.Run(() => Check.RunAsync(content, token), token);
            await InvokeAsync(() => _culture.RunAsync(async () =>
            {
                if (turn == _turn)
                {
                    // A fault over the incident that is shown is no fault of the text alone.
                    var shown = _fault is { } fault && !findings.Any(finding => finding.IsError)
                        ? [LintTemplate.Syntax(fault), .. findings.Where(finding => !_subject!.IsSample || finding.Kind != TemplateFindingKind.SampleFails)]
                        : findings;
                    await OnChecked.InvokeAsync(shown);
                }
            }));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
    }

    private async Task Choose(Action choose)
    {
        choose();
        await DrawAsync();
    }

    private async Task ChooseIncidentAsync(ChangeEventArgs chosen)
    {
        var id = chosen.Value as string ?? "";
        var subject = await Preview.OpenAsync(id.Length == 0 ? null : id, _leaving.Token);
        _isMissing = subject is null;
        if (subject is not null)
        {
            (_subject, _incidentId) = (subject, id);
            await DrawAsync();
        }
    }

    private async Task SearchAsync(ChangeEventArgs typed)
    {
        _search = (typed.Value as string ?? "").Trim();
        await FindAsync();
    }

    private async Task FindAsync()
    {
        var found = await Incidents.RunAsync(new IncidentFilter { Text = _search.Length == 0 ? null : _search }, null, MostChoices, 0, _leaving.Token);
        var chosen = _choices.Where(choice => choice.Id == _incidentId && found.Items.All(incident => incident.Id != _incidentId));
        _choices = [.. chosen, .. found.Items.Select(incident => (incident.Id, (string)Text[PreviewStrings.IncidentChoice, incident.Num, TextBudget.CutCharacters(incident.Title, 60)]))];
    }

    private string Verdict(CardText fitted) => fitted switch
    {
        { CutLines: 1 } => Text[PreviewStrings.CutOneLine],
        { CutLines: > 1 } => Text[PreviewStrings.CutLines, fitted.CutLines],
        { IsCut: true } => Text[PreviewStrings.CutEnd],
        _ => Text[PreviewStrings.Fits],
    };
}
