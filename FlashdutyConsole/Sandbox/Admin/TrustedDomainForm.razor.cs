using FlashdutyConsole.OpenApi;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Sets the domain that sign-in may come back to, with the file that proves it.</summary>
public sealed partial class TrustedDomainForm : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private string? _domain;
    private bool _isSaving;
    private AdminOutcome? _outcome;

    /// <summary>Whose admin console it is.</summary>
    [Parameter, EditorRequired]
    public required AdminConsole Admin { get; set; }

    /// <summary>The app.</summary>
    [Parameter, EditorRequired]
    public required SandboxApp App { get; set; }

    [Inject]
    private IStringLocalizer<AdminStrings> Text { get; set; } = default!;

    [Inject]
    private ConsoleAddress Address { get; set; } = default!;

    private DomainProof Proof => Admin.ProofOf(App.Corp);

    private bool IsResting => _isSaving || !RendererInfo.IsInteractive;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => _domain = App.TrustedDomain;

    private async Task SaveAsync()
    {
        _isSaving = true;
        _outcome = null;
        try
        {
            _outcome = await Admin.SetTrustedDomainAsync(App, _domain?.Trim() ?? "", _leaving.Token);
        }
        finally
        {
            _isSaving = false;
        }
    }

    private void Remove()
    {
        _outcome = Admin.ClearTrustedDomain(App);
        _domain = null;
    }
}
