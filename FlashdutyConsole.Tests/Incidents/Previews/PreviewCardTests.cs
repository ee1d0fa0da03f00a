using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Incidents.Previews;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Incidents.Previews;

public sealed class PreviewCardTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private static readonly CardViewer s_english = CardViewer.Of("en-US", "UTC");

    private readonly TestConsole _console = shared.Console;

    private PreviewCard Preview => _console.Get<PreviewCard>();

    [Fact]
    public void Sample_AsIncident_IsTheSampleOfTheChecks()
    {
        var subject = SampleCard.Subject;
        var data = IncidentTemplateData.Of(subject.Incident, subject.Alerts, subject.ChannelName, subject.DetailUrl, subject.People);
        // Who has not closed it is null for an incident and empty in the sample; a sample may have pictures and a nicer account.
        var template = GoTemplate.Parse("{{omit . \"Closer\" \"Images\" \"AccountName\" \"Num\" | toJson}}");

        Assert.Equal(template.Render(SampleIncident.Data, RenderOptions.Go).Text, template.Render(data, RenderOptions.Go).Text);
    }

    [Theory]
    [InlineData(null, null, "ack|close|snooze_120|refresh", "Critical", "Critical Triggered")]
    [InlineData(IncidentSeverity.Info, IncidentProgress.Processing, "close|snooze_120|refresh", "Info", "Info Processing")]
    [InlineData(IncidentSeverity.Warning, IncidentProgress.Closed, "refresh", "Warning", "Warning Closed")]
    public void Render_State_IsOnTheWholeCard(IncidentSeverity? severity, IncidentProgress? progress, string buttons, string source, string text)
    {
        var shown = Preview.Render(SampleCard.Subject, "{{.IncidentSeverity}} {{.Progress}}", new PreviewState { Severity = severity, Progress = progress }, s_english);

        Assert.Equal(buttons.Split('|'), shown.Card.ButtonList!.Select(button => button.Key));
        Assert.Equal(source, shown.Card.Source!.Desc);
        Assert.Equal(text, shown.Card.SubTitleText);
        Assert.Equal(text, shown.Template.Text!.Shown);
        Assert.False(shown.FellBack);
        Assert.Equal(IncidentProgress.Triggered, SampleCard.Subject.Incident.Progress);
    }

    [Fact]
    public void Render_BrokenTemplate_ShowsWhatWouldBeSent()
    {
        var shown = Preview.Render(SampleCard.Subject, "x\n{{fail \"no\"}}", PreviewState.AsItIs, s_english);

        Assert.True(shown.FellBack);
        Assert.Equal(2, shown.Template.Fault!.Line);
        Assert.StartsWith("Resource: db-1\nMetric: disk.used\n", shown.Card.SubTitleText);
    }

    [Fact]
    public void Render_NoContent_IsThePresetInTheViewersLanguage()
    {
        var shown = Preview.Render(SampleCard.Subject, "", PreviewState.AsItIs, s_english);

        Assert.Equal(DefaultCustomArea.Render(SampleCard.Subject.Incident.Labels, new CardTexts(s_english.Culture)), shown.Template.Output);
        Assert.Equal(PresetTemplate.Template.WeComApp, PresetTemplate.Content(CardViewer.Of("zh-CN", "UTC").Culture));
    }
}
