using System.Security.Cryptography;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.WeCom.Callbacks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Sets where messages and clicks are sent; saving asks the address for real.</summary>
public sealed partial class ReceptionForm : IDisposable
{
    private const string AlphaNumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int TokenLength = 24;

    private readonly CancellationTokenSource _leaving = new();
    private string? _url;
    private string? _token;
    private string? _aesKey;
    private bool _isSaving;
    private CallbackCheck? _check;
    private AdminOutcome? _outcome;

    /// <summary>Whose admin console it is.</summary>
    [Parameter, EditorRequired]
    public required AdminConsole Admin { get; set; }

    /// <summary>The app.</summary>
    [Parameter, EditorRequired]
    public required SandboxApp App { get; set; }

    [Inject]
    private IStringLocalizer<AdminStrings> Text { get; set; } = default!;

    private bool IsResting => _isSaving || !RendererInfo.IsInteractive;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Read();

    private void Read()
    {
        _url = App.CallbackUrl;
        _token = App.CallbackToken;
        _aesKey = App.CallbackEncodingAesKey;
    }

    private void MakeToken() => _token = RandomNumberGenerator.GetString(AlphaNumeric, TokenLength);

    private void MakeAesKey() => _aesKey = RandomNumberGenerator.GetString(AlphaNumeric, WeComCallbackCrypto.EncodingAesKeyLength);

    private async Task SaveAsync()
    {
        _isSaving = true;
        _check = null;
        _outcome = null;
        try
        {
            _check = await Admin.SetCallbackAsync(App, _url?.Trim() ?? "", _token?.Trim() ?? "", _aesKey?.Trim() ?? "", _leaving.Token);
        }
        finally
        {
            _isSaving = false;
        }
    }

    private void Remove()
    {
        _check = null;
        _outcome = Admin.ClearCallback(App);
        Read();
    }
}
