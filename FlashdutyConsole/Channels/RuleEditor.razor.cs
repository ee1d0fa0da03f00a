using FlashdutyConsole.Templates;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Channels;

/// <summary>Edits one escalation rule: when it applies, and its levels.</summary>
public partial class RuleEditor
{
    private const string Preset = NotificationTemplate.PresetId;
    private const int MostGroups = 20;
    private bool _asksAgain;

    /// <summary>The rule being edited.</summary>
    [Parameter, EditorRequired]
    public required RuleForm Form { get; set; }

    /// <summary>Members to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<KeyValuePair<long, string>> People { get; set; }

    /// <summary>Templates to choose from.</summary>
    [Parameter]
    public IReadOnlyList<KeyValuePair<string, string>> Templates { get; set; } = [];

    /// <summary>What is wrong, in words; null = nothing.</summary>
    [Parameter]
    public string? Fault { get; set; }

    /// <summary>Save was pressed.</summary>
    [Parameter]
    public EventCallback OnSave { get; set; }

    /// <summary>Cancel was pressed.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>Delete was pressed twice.</summary>
    [Parameter]
    public EventCallback OnDelete { get; set; }

    [Inject]
    private IStringLocalizer<ChannelStrings> Text { get; set; } = default!;

    private static void Choose(LayerForm layer, IEnumerable<long>? chosen) => layer.PersonIds = [.. chosen ?? []];

    private static void AddCondition(List<ConditionForm> group) =>
        group.Add(new ConditionForm(new FilterCondition { Key = "severity" }));

    private string NameOf(long id) => People.FirstOrDefault(person => person.Key == id).Value ?? "?";

    private void AddGroup()
    {
        if (Form.Groups.Count < MostGroups)
        {
            List<ConditionForm> group = [];
            AddCondition(group);
            Form.Groups.Add(group);
        }
    }

    private void Remove(List<ConditionForm> group, ConditionForm condition)
    {
        group.Remove(condition);
        if (group.Count == 0)
        {
            Form.Groups.Remove(group);
        }
    }
}
