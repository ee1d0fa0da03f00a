using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations.Connect;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Integrations.Fields;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace FlashdutyConsole.Integrations.Gates;

/// <summary>The settings of a WeCom integration in use, changed one part at a time. Secrets go in and never come out.</summary>
public sealed partial class SettingsPanel : IDisposable
{
    private static readonly string[] s_steps =
    [
        WeComStep.CreateApp, WeComStep.Deployment, WeComStep.Credentials, WeComStep.ApiDomain, WeComStep.Callback, WeComStep.ConsoleDomain, WeComStep.Features,
    ];

    private readonly CancellationTokenSource _leaving = new();
    private string? _editing;
    private string? _focus;
    private WeComForm? _form;

    /// <summary>The integration as it is stored.</summary>
    [Parameter, EditorRequired]
    public required WeComDraft Draft { get; set; }

    /// <summary>Who changes it.</summary>
    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    /// <summary>A step was saved.</summary>
    [Parameter]
    public EventCallback<string> OnSaved { get; set; }

    [Inject]
    private SaveWeComStep Save { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<IntegrationStrings> Text { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ConnectStrings> StepText { get; set; } = default!;

    [Inject]
    private IStringLocalizer<FormStrings> FieldText { get; set; } = default!;

    [Inject]
    private ILogger<SettingsPanel> Log { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
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

    private string TitleOf(string step) => step == WeComStep.CreateApp ? Text[IntegrationStrings.Name] : StepText["Step_" + step];

    private void Edit(string step) => (_editing, _form, _focus) = (step, new WeComForm(Draft.Fields), $"[data-part={step}] form input");

    private void Leave() => (_editing, _form, _focus) = (null, null, $"[data-part={_editing}] [data-edit]");

    private async Task SaveAsync()
    {
        if (!Reader.MayConfigure || _editing is not { } step || _form is null)
        {
            return;
        }

        try
        {
            var saved = await Save.RunAsync(Draft.Id, step, _form.Read(step), Reader.Actor, _leaving.Token);
            _form.Show(saved.Faults, all: true);
            if (saved.Faults.Count > 0)
            {
                _focus = $"[data-part={step}] [aria-invalid=true]";
                return;
            }

            Snackbar.Add(
                Text[saved.Draft is null ? IntegrationStrings.Gone : saved.Draft.SecretsPending.Count > 0 ? IntegrationStrings.SavedPending : IntegrationStrings.Saved],
                saved.Draft is null ? Severity.Error : Severity.Success);
            Leave();
            await OnSaved.InvokeAsync(step);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFault(Log, Draft.Id, exception);
            Snackbar.Add(Text[IntegrationStrings.SaveFault], Severity.Error);
        }
    }

    private IEnumerable<(string Label, string Value)> ValuesOf(string step)
    {
        var fields = Draft.Fields;
        return step switch
        {
            WeComStep.CreateApp => [Value(WeComFieldName.Name, fields.Name)],
            WeComStep.Deployment when fields.Deployment == "private" =>
            [
                (FieldText[FormStrings.Deployment], FieldText[FormStrings.DeploymentPrivate]),
                Value(WeComFieldName.Endpoint, fields.Endpoint),
                Value(WeComFieldName.OauthEndpoint, fields.OauthEndpoint),
            ],
            WeComStep.Deployment => [(FieldText[FormStrings.Deployment], FieldText[FormStrings.DeploymentPublic])],
            WeComStep.Credentials => [Value(WeComFieldName.CorpId, fields.CorpId), Value(WeComFieldName.AgentId, fields.AgentId), Secret(WeComFieldName.Secret)],
            WeComStep.ApiDomain => [Value(WeComFieldName.ApiDomain, fields.ApiDomain), Value(WeComFieldName.DomainProof, fields.DomainProof)],
            WeComStep.Callback => [Secret(WeComFieldName.Token), Secret(WeComFieldName.EncodingAesKey)],
            WeComStep.ConsoleDomain => [Value(WeComFieldName.ConsoleDomain, fields.ConsoleDomain)],
            _ => [(FieldText[FormStrings.WarRoom], Text[fields.WarRoomEnabled == true ? IntegrationStrings.Yes : IntegrationStrings.No])],
        };
    }

    private (string, string) Value(string field, string? value) => (FieldText["Field_" + field], string.IsNullOrEmpty(value) ? Text[IntegrationStrings.Empty] : value);

    private (string, string) Secret(string field) =>
        (FieldText["Field_" + field], Text[Draft.Fields.SecretsSet.Contains(field) ? IntegrationStrings.SecretIsSet : IntegrationStrings.SecretMissing]);

    [LoggerMessage(LogLevel.Error, "The settings of integration {IntegrationId} could not be saved")]
    private static partial void LogFault(ILogger logger, long integrationId, Exception exception);
}
