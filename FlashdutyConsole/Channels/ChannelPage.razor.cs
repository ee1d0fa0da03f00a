using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace FlashdutyConsole.Channels;

/// <summary>One channel: its name, and the rules by which people are told.</summary>
public sealed partial class ChannelPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private bool _isLoading = true;
    private Channel? _channel;
    private IReadOnlyList<EscalationRule> _rules = [];
    private IReadOnlyList<KeyValuePair<long, string>> _people = [];
    private IReadOnlyList<KeyValuePair<string, string>> _templates = [];
    private IReadOnlyDictionary<long, string> _names = new Dictionary<long, string>();
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private string _name = "";
    private string _description = "";
    private bool _enabled;
    private string? _channelFault;
    private RuleForm? _form;
    private string? _ruleFault;

    /// <summary>The channel's id.</summary>
    [Parameter]
    public long ChannelId { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private FindChannelSummaries Find { get; set; } = default!;

    [Inject]
    private FindChannels Channels { get; set; } = default!;

    [Inject]
    private FindRules Rules { get; set; } = default!;

    [Inject]
    private FindPeople People { get; set; } = default!;

    [Inject]
    private SaveChannel SaveChannel { get; set; } = default!;

    [Inject]
    private EnableChannel EnableChannel { get; set; } = default!;

    [Inject]
    private SaveRule SaveRule { get; set; } = default!;

    [Inject]
    private EnableRule EnableRule { get; set; } = default!;

    [Inject]
    private DeleteRule DeleteRule { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ChannelStrings> Text { get; set; } = default!;

    private bool IsChanged => _channel is not null
        && (_name != _channel.Name || _description != _channel.Description || _enabled != _channel.Enabled);

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is not null)
        {
            _reader = await People.ReaderAsync((await Authentication).User, _leaving.Token);
        }

        _people = await People.ActiveAsync(_leaving.Token);
        _templates = await Find.TemplatesAsync(_leaving.Token);
        await ReadAsync();
        _isLoading = false;
    }

    private async Task ReadAsync()
    {
        _channel = await Channels.OneAsync(ChannelId, _leaving.Token);
        if (_channel is not null)
        {
            (_name, _description, _enabled) = (_channel.Name, _channel.Description, _channel.Enabled);
            _rules = await Rules.RunAsync(ChannelId, _leaving.Token);
            _names = await People.NamesAsync(_rules.SelectMany(rule => rule.Layers).SelectMany(layer => layer.Target.PersonIds), _leaving.Token);
        }
    }

    private async Task SaveChannelAsync()
    {
        if (!_reader.MayConfigure)
        {
            return;
        }

        var draft = new ChannelDraft { Id = ChannelId, Name = _name.Trim(), Description = _description.Trim() };
        var isValid = (await new ChannelDraftValidator().ValidateAsync(draft, _leaving.Token)).IsValid;
        _channelFault = isValid ? null : Text[ChannelStrings.FaultChannelName].Value;
        if (isValid)
        {
            var saved = await SaveChannel.RunAsync(draft, _reader.Actor, _leaving.Token);
            if (saved.Outcome == RuleOutcome.Saved && saved.Channel?.Enabled != _enabled)
            {
                await EnableChannel.RunAsync(ChannelId, _enabled, _reader.Actor, _leaving.Token);
            }

            Tell(saved.Outcome, ChannelStrings.Saved);
            await ReadAsync();
        }
    }

    private void AddRule() => _form = RuleForm.New(ChannelId);

    private void Edit(EscalationRule rule)
    {
        _form = new RuleForm(rule);
        // A rule is saved with members who are there only; without this nobody could mend one that names somebody who is not.
        foreach (var layer in _form.Layers)
        {
            layer.PersonIds = [.. layer.PersonIds.Where(IsHere)];
        }
    }

    private void Leave()
    {
        _form = null;
        _ruleFault = null;
    }

    private async Task SaveRuleAsync()
    {
        if (!_reader.MayConfigure || _form is null)
        {
            return;
        }

        // New rules come last: the ones before them keep what they match.
        var draft = _form.Read(_rules.Count == 0 ? 0 : Math.Min(_rules.Max(rule => rule.Priority) + 1, 200));
        _ruleFault = RuleFaults.Find(draft, Text);
        if (_ruleFault is null)
        {
            var saved = await SaveRule.RunAsync(draft, _reader.Actor, _leaving.Token);
            if (saved.Rule is { } rule && rule.Enabled != _form.Enabled)
            {
                await EnableRule.RunAsync(ChannelId, rule.Id, _form.Enabled, _reader.Actor, _leaving.Token);
            }

            Tell(saved.Outcome, ChannelStrings.Saved);
            Leave();
            await ReadAsync();
        }
    }

    private async Task DeleteRuleAsync()
    {
        if (_reader.MayConfigure && _form is not null)
        {
            Tell(await DeleteRule.RunAsync(ChannelId, _form.Id, _reader.Actor, _leaving.Token), ChannelStrings.Deleted);
            Leave();
            await ReadAsync();
        }
    }

    private void Tell(RuleOutcome outcome, string good) => _ = outcome == RuleOutcome.Saved
        ? Snackbar.Add(Text[good], Severity.Success)
        : Snackbar.Add(Text[ChannelStrings.Gone], Severity.Error);

    // The list of people ends somewhere; who is behind its end is taken for present.
    private bool IsHere(long memberId) => _people.Count >= FindPeople.Most || _people.Any(person => person.Key == memberId);

    private bool IsEmpty(EscalationLayer layer) => !layer.Target.PersonIds.Any(IsHere);

    private string? TemplateOf(EscalationRule rule) => _templates.Where(template => template.Key == rule.TemplateId).Select(template => template.Value).FirstOrDefault();

    private string NamesOf(EscalationLayer layer) => string.Join(
        Text[ChannelStrings.ListSeparator].Value.Trim('"'), layer.Target.PersonIds.Select(id => IsHere(id)
            ? _names.GetValueOrDefault(id, "?")
            : Text[ChannelStrings.NoLongerHere, _names.GetValueOrDefault(id, "?")].Value));

    private string PaceOf(EscalationLayer layer, bool hasNext)
    {
        var parts = new List<string>
        {
            layer.MaxTimes > 1 ? Text[ChannelStrings.SummaryRepeat, layer.NotifyStep, layer.MaxTimes] : Text[ChannelStrings.SummaryOnce],
        };
        if (hasNext)
        {
            parts.Add(Text[ChannelStrings.SummaryEscalate, layer.EscalateWindow]);
        }

        if (layer.ForceEscalate)
        {
            parts.Add(Text[ChannelStrings.SummaryForce]);
        }

        return string.Join(" · ", parts);
    }

    private string FiltersOf(EscalationRule rule) => rule.Filters.Count == 0
        ? Text[ChannelStrings.FiltersAlways]
        : string.Join(" | ", rule.Filters.Select(group => string.Join(" & ", group.Select(condition =>
            $"{condition.Key} {Text[condition.Oper == "NOTIN" ? ChannelStrings.OperNotIn : ChannelStrings.OperIn].Value} {string.Join(", ", condition.Vals)}"))));
}
