using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using FlashdutyConsole.Members;
using FluentValidation;

namespace FlashdutyConsole.Channels;

/// <summary>The shape of an escalation rule, for forms and the Open API alike. Property names are those of the Open API.</summary>
public sealed partial class RuleDraftValidator : AbstractValidator<RuleDraft>
{
    /// <summary>Most layers of a rule.</summary>
    public const int MaximumLayers = 20;

    private static readonly ResourceManager Texts = new(typeof(RuleStrings));

    /// <summary>The rules.</summary>
    public RuleDraftValidator()
    {
        RuleFor(draft => draft.Name).Length(1, 39).Must(name => !string.IsNullOrWhiteSpace(name)).OverridePropertyName("rule_name");
        RuleFor(draft => draft.Description).MaximumLength(500).OverridePropertyName("description");
        RuleFor(draft => draft.Priority).InclusiveBetween(0, 200).OverridePropertyName("priority");
        RuleFor(draft => draft.AggregationWindow).InclusiveBetween(0, 3600).OverridePropertyName("aggr_window");
        RuleFor(draft => draft.TemplateId).Must(Data.ObjectId.IsValid).OverridePropertyName("template_id");
        RuleFor(draft => draft.Layers.Count).InclusiveBetween(1, MaximumLayers).OverridePropertyName("layers");
        RuleForEach(draft => draft.Layers).SetValidator(new LayerValidator()).OverridePropertyName("layers");
        RuleFor(draft => draft.Filters.Count).LessThanOrEqualTo(20).OverridePropertyName("filters");
        RuleForEach(draft => draft.Filters).Must(group => group.Count is > 0 and <= 20).OverridePropertyName("filters");
        RuleForEach(draft => draft.Filters.SelectMany(group => group)).SetValidator(new ConditionValidator()).OverridePropertyName("filters");
        RuleFor(draft => draft.TimeFilters.Count).LessThanOrEqualTo(20).OverridePropertyName("time_filters");
        RuleForEach(draft => draft.TimeFilters).SetValidator(new WindowValidator()).OverridePropertyName("time_filters");
    }

    private static string Text(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    [GeneratedRegex("^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    private static partial Regex Time();

    private sealed class LayerValidator : AbstractValidator<EscalationLayer>
    {
        public LayerValidator()
        {
            RuleFor(layer => layer.MaxTimes).InclusiveBetween(0, 6).OverridePropertyName("max_times");
            RuleFor(layer => layer.NotifyStep).InclusiveBetween(0.5, 120).OverridePropertyName("notify_step");
            RuleFor(layer => layer.EscalateWindow).InclusiveBetween(0, 720).OverridePropertyName("escalate_window");
            RuleFor(layer => layer.Target.PersonIds).Must(people => people.Count is > 0 and <= 100)
                .WithMessage(_ => Text(RuleStrings.NobodyTold)).OverridePropertyName("target.person_ids");
            RuleFor(layer => layer.Target.By).Must(by => by.FollowPreference || by.Critical.Count + by.Warning.Count + by.Info.Count > 0)
                .WithMessage(_ => Text(RuleStrings.NoWay)).OverridePropertyName("target.by");
            RuleForEach(layer => layer.Target.By.Critical).Must(IsChannel).WithMessage(_ => Text(RuleStrings.BadChannel)).OverridePropertyName("target.by.critical");
            RuleForEach(layer => layer.Target.By.Warning).Must(IsChannel).WithMessage(_ => Text(RuleStrings.BadChannel)).OverridePropertyName("target.by.warning");
            RuleForEach(layer => layer.Target.By.Info).Must(IsChannel).WithMessage(_ => Text(RuleStrings.BadChannel)).OverridePropertyName("target.by.info");
        }

        private static bool IsChannel(string name) => PersonalChannel.IntegrationId(name) is not null;
    }

    private sealed class ConditionValidator : AbstractValidator<FilterCondition>
    {
        public ConditionValidator()
        {
            RuleFor(condition => condition.Key).Length(1, 140).OverridePropertyName("key");
            RuleFor(condition => condition.Oper).Must(oper => oper is "IN" or "NOTIN").OverridePropertyName("oper");
            RuleFor(condition => condition.Vals).Must(vals => vals.Count is > 0 and <= 100 && vals.All(val => val is { Length: <= 2048 })).OverridePropertyName("vals");
            RuleForEach(condition => condition.Vals).Must(val => val is not null && RuleFilter.IsUsable(val))
                .WithMessage(_ => Text(RuleStrings.BadPattern)).OverridePropertyName("vals");
        }
    }

    private sealed class WindowValidator : AbstractValidator<TimeFilter>
    {
        public WindowValidator()
        {
            RuleFor(window => window.Start).Must(text => text is not null && Time().IsMatch(text)).WithMessage(_ => Text(RuleStrings.BadTime)).OverridePropertyName("start");
            RuleFor(window => window.End).Must(text => text is not null && Time().IsMatch(text)).WithMessage(_ => Text(RuleStrings.BadTime)).OverridePropertyName("end");
            RuleFor(window => window.Repeat).Must(days => days.Count <= 7 && days.All(day => day is >= 0 and <= 6)).OverridePropertyName("repeat");
        }
    }
}
