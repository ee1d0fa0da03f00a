using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Integrations.Fields;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>
/// One open wizard: the draft, the form, the results. What is typed is saved after a short pause, so that a reload or a lost
/// connection loses nothing. Everything runs on the page's own context.
/// </summary>
public sealed partial class ConnectSession : IDisposable
{
    /// <summary>How long nobody types before it is saved.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    private readonly ConnectDesk _desk;
    private readonly Actor _actor;
    private readonly Func<Func<Task>, Task> _dispatch;
    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationToken _left;
    private readonly SemaphoreSlim _saving = new(1, 1);
    private readonly ITimer _pause;
    private IReadOnlyCollection<string> _running = [];
    private DateTimeOffset _runningSince;
    private bool _isDirty;

    /// <summary>Opens it.</summary>
    /// <param name="desk">The use cases.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="actor">Who works at it.</param>
    /// <param name="dispatch">Runs something on the page's context.</param>
    public ConnectSession(ConnectDesk desk, WeComDraft draft, Actor actor, Func<Func<Task>, Task> dispatch)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(draft);
        (_desk, Draft, _actor, _dispatch, _left) = (desk, draft, actor, dispatch, _leaving.Token);
        Form = new WeComForm(draft.Fields);
        Form.Edited += OnEdited;
        _pause = desk.Time.CreateTimer(_ => _ = _dispatch(SaveAfterPauseAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        desk.Signals.Changed += OnSignal;
    }

    /// <summary>Raised after anything has changed.</summary>
    public event EventHandler? Changed;

    /// <summary>As it is stored.</summary>
    public WeComDraft Draft { get; private set; }

    /// <summary>As it is typed.</summary>
    public WeComForm Form { get; }

    /// <summary>The step that is open.</summary>
    public string Step { get; private set; } = WeComStep.CreateApp;

    /// <summary>The last results of all checks.</summary>
    public IReadOnlyList<CheckResult> Results { get; private set; } = [];

    /// <summary>Whether what was typed is on disk.</summary>
    public SaveState State { get; private set; }

    /// <summary>Somebody finished or discarded the draft.</summary>
    public bool IsGone { get; private set; }

    /// <summary>A run of checks failed by itself.</summary>
    public bool HasCheckFault { get; private set; }

    /// <summary>Whether checks are running.</summary>
    public bool IsChecking => _running.Count > 0;

    /// <summary>Whether something was typed since the step's checks ran.</summary>
    public bool IsStale { get; private set; } = true;

    /// <summary>The last result of one check.</summary>
    public CheckResult ResultOf(string checkId) =>
        Results.FirstOrDefault(result => result.Id == checkId) ?? new CheckResult { Id = checkId, Status = CheckStatus.Skip, Reason = CheckReason.NotRunYet };

    /// <summary>Whether a check is being run and has no result yet.</summary>
    public bool IsRunning(string checkId) => _running.Contains(checkId) && !(ResultOf(checkId).CheckedAt >= _runningSince);

    /// <summary>Whether a step may be opened: the ones before it are filled in.</summary>
    public bool MayOpen(string step) => WeComStep.All.TakeWhile(one => one != step).All(one => WeComStepValidation.Of(one, Draft.Fields).Count == 0);

    /// <summary>How a step stands.</summary>
    public StepMark MarkOf(string step)
    {
        var results = StepGates.Own(step).Select(ResultOf).ToList();
        return results.Exists(result => result.Status == CheckStatus.Fail) ? StepMark.Fault
            : !MayOpen(step) || WeComStepValidation.Of(step, Draft.Fields).Count > 0 ? StepMark.Todo
            : results.TrueForAll(IsSettled) ? StepMark.Done
            : StepMark.Todo;
    }

    /// <summary>Opens a step; what was typed on the one before is saved.</summary>
    public async Task OpenAsync(string step)
    {
        if (_isDirty)
        {
            await SaveAsync(showAll: false);
        }

        Step = step;
        Form.Show([], all: true);
        HasCheckFault = false;
        await ReadAsync();
        IsStale = StepGates.Of(step).Any(id => ResultOf(id).CheckedAt is null);
    }

    /// <summary>Saves the step.</summary>
    /// <param name="showAll">Whether to show what is wrong with fields that nobody has touched.</param>
    /// <returns>Whether all its fields are right and on disk.</returns>
    public async Task<bool> SaveAsync(bool showAll = true)
    {
        await _saving.WaitAsync(_left);
        try
        {
            _pause.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _isDirty = false;
            State = SaveState.Saving;
            // Leaving the page does not undo what was typed on it.
            var saved = await _desk.Save.RunAsync(Draft.Id, Step, Form.Read(Step), _actor, CancellationToken.None);
            State = SaveState.Saved;
            if (saved.Draft is null)
            {
                IsGone = true;
                return false;
            }

            Draft = saved.Draft;
            Form.SecretsSet = Draft.Fields.SecretsSet;
            Form.Show(saved.Faults, showAll);
            return saved.Faults.Count == 0;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogSaveFault(_desk.Log, Draft.Id, exception);
            (State, _isDirty) = (SaveState.Failed, true);
            return false;
        }
        finally
        {
            _saving.Release();
            Tell();
        }
    }

    /// <summary>Saves, then runs checks; each result shows as it comes.</summary>
    /// <param name="checks">Which.</param>
    /// <param name="card">Who gets a test card; null = nobody.</param>
    public async Task CheckAsync(IReadOnlyCollection<string> checks, CardTarget? card = null)
    {
        if (IsChecking || !await SaveAsync() || IsChecking)
        {
            return;
        }

        (_running, _runningSince, HasCheckFault) = (checks, _desk.Time.GetUtcNow(), false);
        Tell();
        try
        {
            IsGone = await _desk.Check.RunAsync(Draft.Id, checks, card, _left) is null;
            IsStale = _isDirty;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogCheckFault(_desk.Log, Draft.Id, exception);
            HasCheckFault = true;
        }
        finally
        {
            _running = [];
        }

        await ReadAsync();
    }

    /// <summary>Reads draft and results anew.</summary>
    public async Task ReadAsync()
    {
        if (await _desk.Find.OneAsync(Draft.Id, _left) is { IsDraft: true } draft)
        {
            Draft = draft;
            Results = await _desk.Checks.RunAsync(Draft.Id, _left);
        }
        else
        {
            IsGone = true;
        }

        Tell();
    }

    /// <summary>Puts the draft into use.</summary>
    /// <returns>What is still wrong; empty = it is in use.</returns>
    public async Task<IReadOnlyList<FieldFault>> FinishAsync()
    {
        if (!await SaveAsync())
        {
            return Form.Faults;
        }

        var finished = await _desk.Finish.RunAsync(Draft.Id, _actor, _left);
        IsGone = finished.Draft is null;
        return finished.Faults;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _desk.Signals.Changed -= OnSignal;
        Form.Edited -= OnEdited;
        _pause.Dispose();
        if (_isDirty && !IsGone)
        {
            _ = SaveLastAsync();
        }

        _leaving.Cancel();
        _leaving.Dispose();
    }

    // Open, or left out on purpose.
    private static bool IsSettled(CheckResult result) => result.Status == CheckStatus.Pass
        || result is { CheckedAt: not null, Reason: CheckReason.ProofMissing or CheckReason.WarRoomOff };

    private void Tell() => Changed?.Invoke(this, EventArgs.Empty);

    private void OnEdited(object? sender, EventArgs args)
    {
        (_isDirty, IsStale, State) = (true, true, SaveState.Saving);
        _pause.Change(Pause, Timeout.InfiniteTimeSpan);
        Tell();
    }

    private void OnSignal(object? sender, long integrationId)
    {
        if (integrationId == Draft.Id)
        {
            _ = _dispatch(() => GuardAsync(ReadAsync));
        }
    }

    private Task SaveAfterPauseAsync() => GuardAsync(async () =>
    {
        if (_isDirty)
        {
            await SaveAsync(showAll: false);
        }
    });

    // The page is closed or reloaded before the pause was over.
    private async Task SaveLastAsync()
    {
        var (step, fields) = (Step, Form.Read(Step));
        _isDirty = false;
        try
        {
            await _desk.Save.RunAsync(Draft.Id, step, fields, _actor, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogSaveFault(_desk.Log, Draft.Id, exception);
        }
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await (_left.IsCancellationRequested ? Task.CompletedTask : work());
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            LogSaveFault(_desk.Log, Draft.Id, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The draft {IntegrationId} could not be saved or read")]
    private static partial void LogSaveFault(ILogger logger, long integrationId, Exception exception);

    [LoggerMessage(LogLevel.Error, "The checks of the draft {IntegrationId} could not be run")]
    private static partial void LogCheckFault(ILogger logger, long integrationId, Exception exception);
}
