using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace FlashdutyConsole.Integrations;

/// <summary>Deletes an integration: says what it breaks, and asks twice.</summary>
public sealed partial class DeletePanel : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private DeletionEffects? _effects;
    private bool _isSure;
    private string? _focus;
    private string _typed = "";

    /// <summary>The integration.</summary>
    [Parameter, EditorRequired]
    public required Integration Integration { get; set; }

    /// <summary>Who deletes.</summary>
    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Inject]
    private FindDeletionEffects Effects { get; set; } = default!;

    [Inject]
    private DeleteIntegration Delete { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<IntegrationStrings> Text { get; set; } = default!;

    private bool IsTyped => _typed.Trim() == Integration.Name.Trim();

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

    private async Task AskAsync() => (_effects, _focus) = (await Effects.RunAsync(Integration.Id, _leaving.Token), "[data-breaks] h3");

    private void Leave() => (_effects, _isSure, _typed, _focus) = (null, false, "", "[data-delete-ask]");

    private async Task DeleteAsync()
    {
        if (!Reader.MayConfigure || !_isSure || !IsTyped)
        {
            return;
        }

        if (await Delete.RunAsync(Integration.Id, Reader.Actor, _leaving.Token) == DeleteOutcome.InUse)
        {
            Snackbar.Add(Text[IntegrationStrings.InUse], Severity.Error);
            await AskAsync();
            _isSure = false;
            return;
        }

        Snackbar.Add(Text[IntegrationStrings.Deleted, Integration.Name], Severity.Success);
        Navigation.NavigateTo(ConsoleUrls.Integrations);
    }
}
