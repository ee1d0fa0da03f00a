using System.Globalization;
using System.Text;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using FlashdutyConsole.WeCom;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Linking.People;

/// <summary>The linked users of one integration: who is which WeCom user, how and since when; linking many at once, and unlinking.</summary>
public sealed partial class LinkedUsers : IDisposable
{
    private const int PageSize = 50;
    private const int MostFaults = 100;
    private static readonly Dictionary<string, object?> SearchName = new() { ["data-search"] = "" };

    private readonly CancellationTokenSource _leaving = new();
    private readonly ReaderCulture _culture = new();
    private PersonFilter _filter;
    private string _text = "";
    private IReadOnlyList<Person>? _people;
    private int _total;
    private DateTimeOffset _now;
    private bool _isBusy;
    private (int Done, int Of)? _progress;
    private TryLinkReport? _report;
    private IReadOnlyList<LinkFileFault> _faults = [];
    private string? _notice;
    private bool _noticeIsBad;
    private long _sure;

    /// <summary>The WeCom integration.</summary>
    [Parameter, EditorRequired]
    public required long IntegrationId { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Inject]
    private FindPersons Find { get; set; } = default!;

    [Inject]
    private TryLink Try { get; set; } = default!;

    [Inject]
    private ImportLinks Import { get; set; } = default!;

    [Inject]
    private UnlinkMember Unlink { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PersonStrings> Text { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<LinkedUsers> Log { get; set; } = default!;

    private bool IsResting => !RendererInfo.IsInteractive;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ReadAsync();

    private static string MeaningOf(int errCode) => WeComErrors.Describe(errCode, CultureInfo.CurrentUICulture).Cure;

    private string HowOf(Person person)
    {
        var how = Text["By_" + person.Method];
        return person.LinkedByName.Length > 0 && person.LinkedBy != person.MemberId ? Text[PersonStrings.ByWhom, how, person.LinkedByName] : how;
    }

    private Task ChooseAsync(PersonFilter filter)
    {
        _filter = filter;
        _people = null;
        return ReadAsync();
    }

    private Task SearchAsync(string? text)
    {
        _text = text ?? "";
        return ReadAsync();
    }

    private Task MoreAsync() => ReadAsync((_people?.Count ?? 0) + PageSize);

    private async Task ReadAsync(int limit = PageSize)
    {
        _now = Clock.GetUtcNow();
        (_people, _total) = await Find.RunAsync(IntegrationId, _filter, _text, 0, limit, _leaving.Token);
    }

    private Task TryAsync() => WorkAsync(async () =>
    {
        _progress = (0, 0);
        var shown = new Progress(this);
        _report = await Try.RunAsync(IntegrationId, Reader.Actor, shown, _leaving.Token);
        if (_report is null)
        {
            Say(Text[PersonStrings.NoSecret], bad: true);
        }
    });

    private Task ImportAsync(InputFileChangeEventArgs args) => WorkAsync(async () =>
    {
        if (args.File.Size > LinkFile.MaximumBytes)
        {
            Say(Text[PersonStrings.ImportTooLarge], bad: true);
            return;
        }

        await using var stream = args.File.OpenReadStream(LinkFile.MaximumBytes, _leaving.Token);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var result = await Import.RunAsync(IntegrationId, await reader.ReadToEndAsync(_leaving.Token), Reader.Actor, _leaving.Token);
        _faults = result.Faults;
        if (_faults.Count == 0)
        {
            Say(Text[PersonStrings.ImportDone, result.Linked, result.Unchanged], bad: false);
        }
    });

    private Task UnlinkAsync(Person person) => WorkAsync(async () =>
    {
        _sure = 0;
        await Unlink.RunAsync(IntegrationId, person.MemberId, Reader.Actor, _leaving.Token);
        Say(Text[PersonStrings.Unlinked_Done, person.Name], bad: false);
    });

    private async Task WorkAsync(Func<Task> work)
    {
        if (_isBusy || !Reader.MayConfigure)
        {
            return;
        }

        (_isBusy, _report, _faults, _notice) = (true, null, [], null);
        try
        {
            await work();
            await ReadAsync(Math.Max(PageSize, _people?.Count ?? 0));
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            LogFault(Log, IntegrationId, exception);
            Say(Text[PersonStrings.Failed], bad: true);
        }
        finally
        {
            (_isBusy, _progress) = (false, null);
        }
    }

    private void Say(string notice, bool bad) => (_notice, _noticeIsBad) = (notice, bad);

    private void Show((int Done, int Of) value)
    {
        if (!_leaving.IsCancellationRequested)
        {
            _ = InvokeAsync(() => _culture.RunAsync(() =>
            {
                if (_isBusy)
                {
                    _progress = value;
                    StateHasChanged();
                }

                return Task.CompletedTask;
            }));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Linked users of integration {IntegrationId}: it failed")]
    private static partial void LogFault(ILogger logger, long integrationId, Exception exception);

    private sealed class Progress(LinkedUsers page) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => page.Show(value);
    }
}
