using FlashdutyConsole.Templates;

namespace FlashdutyConsole.Channels;

/// <summary>A rule while it is being edited. Parts that the editor does not show are kept.</summary>
public sealed class RuleForm
{
    private readonly EscalationRule _original;

    /// <summary>A form of a rule.</summary>
    /// <param name="rule">The rule; id empty = a new one.</param>
    public RuleForm(EscalationRule rule)
    {
        _original = rule;
        Name = rule.Name;
        Enabled = rule.Enabled;
        DelaySeconds = rule.AggregationWindow;
        TemplateId = rule.TemplateId;
        OpensWarRoom = rule.OpensWarRoom;
        Layers = [.. rule.Layers.Select(layer => new LayerForm(layer))];
        Groups = [.. rule.Filters.Select(group => group.Select(condition => new ConditionForm(condition)).ToList())];
    }

    /// <summary>Whether it is not stored yet.</summary>
    public bool IsNew => _original.Id.Length == 0;

    /// <summary>The rule's id.</summary>
    public string Id => _original.Id;

    /// <summary>How many time windows it has; they are kept.</summary>
    public int TimeWindows => _original.TimeFilters.Count;

    /// <summary>Name.</summary>
    public string Name { get; set; }

    /// <summary>Whether it counts.</summary>
    public bool Enabled { get; set; }

    /// <summary>Delay window, in seconds.</summary>
    public int DelaySeconds { get; set; }

    /// <summary>Template.</summary>
    public string TemplateId { get; set; }

    /// <summary>Whether Critical incidents get a war room by themselves.</summary>
    public bool OpensWarRoom { get; set; }

    /// <summary>Layers, in order.</summary>
    public List<LayerForm> Layers { get; }

    /// <summary>Groups of filter conditions.</summary>
    public List<List<ConditionForm>> Groups { get; }

    /// <summary>A new rule with one layer.</summary>
    /// <param name="channelId">Its channel.</param>
    public static RuleForm New(long channelId) => new(new EscalationRule
    {
        ChannelId = channelId,
        TemplateId = NotificationTemplate.PresetId,
        Layers = [new EscalationLayer()],
    });

    /// <summary>What the form says, to be saved.</summary>
    /// <param name="priority">Where a new rule goes; the present one stays where it is.</param>
    public RuleDraft Read(int priority) => new()
    {
        Id = IsNew ? null : _original.Id,
        ChannelId = _original.ChannelId,
        Description = _original.Description,
        Priority = IsNew ? priority : _original.Priority,
        TimeFilters = _original.TimeFilters,
        Name = Name.Trim(),
        AggregationWindow = DelaySeconds,
        TemplateId = TemplateId,
        OpensWarRoom = OpensWarRoom,
        Layers = [.. Layers.Select(layer => layer.Read())],
        Filters = [.. Groups.Where(group => group.Count > 0).Select(group => group.Select(condition => condition.Read()).ToList())],
    };
}
