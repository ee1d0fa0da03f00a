using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>The wizard that connects WeCom: one step per screen, each saved as a draft. The address holds draft and step.</summary>
public sealed partial class ConnectPage
{
    private bool _isLoading = true;
    private bool _isStarting;
    private bool _isGone;
    private bool _isBlocked;
    private string? _focus;
    private ConnectSession? _session;
    private IReadOnlyList<WeComDraft> _drafts = [];
    private IReadOnlyList<FieldFault> _faults = [];

    /// <summary>The draft; none = the choice between the kinds of app.</summary>
    [SupplyParameterFromQuery(Name = "draft")]
    public long? DraftId { get; set; }

    /// <summary>The step; none = where the draft was left.</summary>
    [SupplyParameterFromQuery(Name = "step")]
    public string? StepName { get; set; }

    [Inject]
    private ConnectDesk Desk { get; set; } = default!;

    [Inject]
    private DeleteIntegration Delete { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ConnectStrings> Text { get; set; } = default!;

    private int Index => _session is null ? 0 : Math.Max(0, WeComStep.All.ToList().IndexOf(_session.Step));

    private IReadOnlyList<string> Gates => StepGates.Of(_session!.Step);

    // A test card has its own button: it goes to a person.
    private bool HasCheck => Gates.Count > 0 && _session!.Step != WeComStep.TestCard;

    private bool IsFresh => !_session!.IsStale && Gates.All(id => _session.ResultOf(id).CheckedAt is not null);

    private bool IsCheckFirst => HasCheck && (!IsFresh || HasOpenFault) && _session!.Step != WeComStep.Features;

    private bool HasOpenFault => Gates.Any(id => _session!.ResultOf(id).Status == CheckStatus.Fail);

    /// <inheritdoc />
    protected override async Task OpenAsync()
    {
        if (DraftId is not { } id)
        {
            Close();
            _drafts = await Desk.Find.AllAsync(Leaving);
            (_isLoading, _isGone) = (false, false);
            return;
        }

        var isNew = _session?.Draft.Id != id;
        if (isNew)
        {
            Close();
            var draft = await Desk.Find.OneAsync(id, Leaving);
            if (draft is null or { IsDraft: false })
            {
                (_isGone, _isLoading) = (true, false);
                return;
            }

            _session = new ConnectSession(Desk, draft, Reader.Actor, OnPageAsync);
            _session.Changed += OnChanged;
        }

        var step = StepName is { } name && WeComStep.All.Contains(name) ? name : WeComStep.All.Contains(_session!.Draft.Step) ? _session.Draft.Step : WeComStep.CreateApp;
        // An address from elsewhere may be ahead of what is filled in.
        step = _session!.MayOpen(step) ? step : WeComStep.All.Last(_session.MayOpen);
        if (!_isLoading && (isNew || step != _session.Step))
        {
            _focus = "[data-step] h2";
        }

        (_isBlocked, _faults, _isGone) = (false, [], false);
        await _session.OpenAsync(step);
        _isLoading = false;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } selector)
        {
            _focus = null;
            await Script.FocusAsync(selector);
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        Close();
        base.Dispose(disposing);
    }

    private void Close()
    {
        if (_session is not null)
        {
            _session.Changed -= OnChanged;
            _session.Dispose();
            _session = null;
        }
    }

    private void OnChanged(object? sender, EventArgs args) => StateHasChanged();

    private async Task StartAsync()
    {
        if (!IsAllowed || _isStarting)
        {
            return;
        }

        _isStarting = true;
        var saved = await Desk.Save.RunAsync(0, WeComStep.CreateApp, new WeComFields { Name = "WeCom" }, Reader.Actor, Leaving);
        _isStarting = false;
        Navigation.NavigateTo(ConsoleUrls.ConnectWeComStep(saved.Draft!.Id, WeComStep.CreateApp));
    }

    private async Task DiscardAsync(long draftId)
    {
        if (IsAllowed && _drafts.Any(draft => draft.Id == draftId))
        {
            await Delete.RunAsync(draftId, Reader.Actor, Leaving);
            _drafts = await Desk.Find.AllAsync(Leaving);
        }
    }

    private async Task CheckAsync()
    {
        _isBlocked = true;
        await _session!.CheckAsync(Gates);
        ToFault();
    }

    private async Task NextAsync()
    {
        _isBlocked = true;
        if (await _session!.SaveAsync())
        {
            Navigation.NavigateTo(AddressOf(Index + 1));
        }

        ToFault();
    }

    // Whoever cannot see the page is led to what is wrong.
    private void ToFault() => _focus = _session!.Form.Faults.Count > 0 ? "[data-step] [aria-invalid=true]" : null;

    private async Task FinishAsync()
    {
        if (!IsAllowed)
        {
            return;
        }

        _isBlocked = true;
        _faults = await _session!.FinishAsync();
        if (_faults.Count == 0 && !_session.IsGone)
        {
            Snackbar.Add(Text[ConnectStrings.Finished], Severity.Success);
            Navigation.NavigateTo(ConsoleUrls.Integration(_session.Draft.Id));
        }
    }

    private string AddressOf(int index) => ConsoleUrls.ConnectWeComStep(_session!.Draft.Id, WeComStep.All[index]);

    private string MarkWords(StepMark mark) => Text[mark switch
    {
        StepMark.Done => ConnectStrings.MarkDone,
        StepMark.Fault => ConnectStrings.MarkFault,
        _ => ConnectStrings.MarkTodo,
    }];
}
