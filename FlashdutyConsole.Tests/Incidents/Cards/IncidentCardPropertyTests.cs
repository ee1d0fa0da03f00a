using System.Globalization;
using CsCheck;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Tests.Incidents.Cards;

/// <summary>Whatever an alert says, WeCom takes the card.</summary>
public sealed class IncidentCardPropertyTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 0, 60],
        Gen.String[Gen.Char['\0', '\uffff'], 0, 80],
        Among.These(
                "中", "国", "故障", "👩‍👩‍👧", "🇨🇳", "e\u0301", "\u200e", "\u202e", "\ud83d", "\0", "\n", "\r\n", "\u2028", " ", "\u3000", "a", "<", "&", "]]>", "\u001b[31m", "\ufeff")
            .Array[0, 120].Select(string.Concat),
        Gen.Int[10_000, 10_050].Select(length => new string('长', length)));

    private static readonly Gen<(Incident Incident, string Channel, string Handler, string Closer, string Custom)> s_subject = Gen.Select(
        Gen.Select(s_text, s_text, s_text, s_text, s_text),
        Gen.Select(Gen.Enum<IncidentProgress>(), Gen.Int[0, 2], Gen.Int[0, 100_000], Gen.Bool),
        s_text.Array[0, 7],
        (texts, state, values) => (
            new Incident
            {
                Id = "0123456789abcdef01234567",
                Title = texts.Item1,
                Progress = state.Item1,
                Severity = (IncidentSeverity)state.Item2,
                AlertCount = state.Item3,
                ActiveAlertCount = state.Item3 / 2,
                SnoozedUntil = state.Item4 && state.Item1 != IncidentProgress.Closed ? s_now.AddHours(3) : null,
                CloseTime = state.Item1 == IncidentProgress.Closed ? s_now : null,
                StartTime = s_now,
                Labels = new[] { "resource", "metric", "trigger_value", "region", "cluster", "service", "env" }.Zip(values).ToDictionary(one => one.First, one => one.Second),
            },
            texts.Item2, texts.Item3, texts.Item4, texts.Item5));

    private static readonly Gen<CardViewer> s_viewer = Among.These(
        CardViewer.Of("zh-CN", "Asia/Shanghai"), CardViewer.Of("en-US", "America/New_York"), CardViewer.Of("", "nowhere"));

    [Fact]
    public void Build_Anything_BreaksNoRuleOfWeCom() => Gen.Select(s_subject, s_viewer, Gen.Bool).Sample((subject, viewer, asTemplate) =>
    {
        var (incident, channel, handler, closer, custom) = subject;
        var area = asTemplate ? custom : DefaultCustomArea.Render(incident.Labels, new CardTexts(viewer.Culture));
        var about = new IncidentCardSubject
        {
            Incident = incident, ChannelName = channel, HandlerName = handler, CloserName = closer, CustomArea = area, DetailUrl = "https://x/incident/detail/y",
        };
        var sent = IncidentCard.Build(about, viewer, s_now, "0123456789abcdef01234567-0123456789abcdef01234567");
        var update = IncidentCard.Build(about, viewer, s_now, taskId: null);

        Check(CardRules.Validate(sent, CardUse.Send), viewer);
        Check(CardRules.Validate(update, CardUse.Update), viewer);

        var lines = sent.SubTitleText?.Split('\n') ?? [];
        Assert.True(lines.Length <= 8);
        Assert.DoesNotContain(lines, string.IsNullOrWhiteSpace);
        AssertWhole(area, sent.SubTitleText ?? "");
        // It is read back as it was written: no lone surrogate got in.
        Assert.Equal(CardJson.Write(sent), CardJson.Write(CardJson.Read(CardJson.Write(sent))!));
    }, iter: 1500);

    // Nothing enforced; of what is advised only English button texts exceed: ten Han characters are as wide as twenty letters.
    private static void Check(IReadOnlyList<CardViolation> found, CardViewer viewer) => Assert.DoesNotContain(found, violation =>
        violation.IsEnforced || viewer.Culture.Name != "en" || !violation.Field.StartsWith("button_list", StringComparison.Ordinal));

    // What was cut ends with the ellipsis, at the border of a text element of the clean text.
    private static void AssertWhole(string rendered, string shown)
    {
        var clean = string.Join('\n', TextBudget.Clean(rendered).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (shown == clean)
        {
            return;
        }

        Assert.EndsWith("…", shown);
        var kept = shown.TrimEnd('…').TrimEnd();
        Assert.StartsWith(kept, clean, StringComparison.Ordinal);
        Assert.Contains(kept.Length, StringInfo.ParseCombiningCharacters(clean).Append(clean.Length));
    }
}
