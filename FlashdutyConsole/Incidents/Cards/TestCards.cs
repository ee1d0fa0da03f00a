using FlashdutyConsole.Data;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>Cards that only show how a template will look.</summary>
internal static class TestCards
{
    private const string TaskPrefix = "test-";

    /// <summary>Whether a task id is that of a test card.</summary>
    public static bool IsTest(string taskId) => taskId.StartsWith(TaskPrefix, StringComparison.Ordinal);

    /// <summary>The card marked as a test: nobody may take it for an incident.</summary>
    public static TemplateCard Mark(TemplateCard card, CardTexts texts, DateTimeOffset now) => card with
    {
        TaskId = TaskPrefix + ObjectId.New(now),
        Source = (card.Source ?? new CardSource()) with { Desc = texts.Format("test_source", card.Source?.Desc ?? "") },
    };
}
