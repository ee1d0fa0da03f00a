using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FlashdutyConsole.Audit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.AuditLog;

/// <summary>Who did what, when and from where. What is asked for stands in the address.</summary>
public sealed partial class AuditPage : IDisposable
{
    private const int PageSize = 50;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<AuditEntry>? _entries;
    private IReadOnlyList<KeyValuePair<long, string>> _people = [];
    private IReadOnlyList<KeyValuePair<string, string>> _actions = [];
    private IReadOnlyDictionary<long, string> _names = new Dictionary<long, string>();
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private bool _hasMore;
    private bool _fault;

    /// <summary>A member's id.</summary>
    [SupplyParameterFromQuery(Name = "person")]
    public string? Person { get; set; }

    /// <summary>Name of an action.</summary>
    [SupplyParameterFromQuery(Name = "action")]
    public string? Action { get; set; }

    /// <summary>First day.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>Last day.</summary>
    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    /// <summary>Words to look for.</summary>
    [SupplyParameterFromQuery(Name = "words")]
    public string? Words { get; set; }

    /// <summary>The last entry of the page before.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public long? Before { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private FindAudit Find { get; set; } = default!;

    [Inject]
    private FindPeople People { get; set; } = default!;

    [Inject]
    private IOptions<AuditOptions> Options { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AuditLogStrings> Text { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AuditLabels> Actions { get; set; } = default!;

    [Inject]
    private ILogger<AuditPage> Log { get; set; } = default!;

    private AuditQuery Query => new(Person, Action, From, To, Words);

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            _reader = await People.ReaderAsync((await Authentication).User, _leaving.Token);
        }

        _people = await People.ActiveAsync(_leaving.Token);
        _actions = [.. AuditAction.All.Select(action => KeyValuePair.Create(action.Name, Actions[action.Name].Value)).OrderBy(action => action.Value, StringComparer.CurrentCulture)];
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (!_reader.MayConfigure)
        {
            return;
        }

        try
        {
            var found = await Find.RunAsync(Query.Filter(_reader.Zone), Before ?? 0, PageSize + 1, _leaving.Token);
            _hasMore = found.Count > PageSize;
            _names = await People.NamesAsync(found.Select(entry => entry.MemberId), _leaving.Token);
            _entries = [.. found.Take(PageSize)];
            _fault = false;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            LogFault(Log, exception);
            _fault = true;
        }
    }

    private string Time(AuditEntry entry) => _reader.Time(entry.CreatedAt, Clock.GetUtcNow());

    private string NameOf(AuditEntry entry) => entry.MemberId == 0
        ? Text[entry.Source is (int)ActorSource.Engine or (int)ActorSource.AlertEvent ? AuditLogStrings.System : AuditLogStrings.Nobody]
        : _names.GetValueOrDefault(entry.MemberId) ?? Text[AuditLogStrings.Unknown, entry.MemberId];

    private IEnumerable<(string Label, string Content)> PartsOf(AuditEntry entry)
    {
        if (Parsed(entry.Body) is not { } body)
        {
            yield return (Text[AuditLogStrings.Details], entry.Body);
            yield break;
        }

        foreach (var (name, value) in body)
        {
            var label = name switch
            {
                "before" => Text[AuditLogStrings.Before].Value,
                "after" => Text[AuditLogStrings.After].Value,
                _ => name,
            };
            yield return (label, value?.ToJsonString(Indented) ?? "");
        }
    }

    private static JsonObject? Parsed(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit log could not be read")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
