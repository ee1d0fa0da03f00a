using System.Text;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.OpenApi;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace FlashdutyConsole.Integrations.Fields;

/// <summary>The fields of one step, for the wizard and for the settings of an integration in use.</summary>
public sealed partial class StepFields
{
    private const int LargestProof = 1024;
    private const int LongestShownName = 80;

    private static readonly (string Value, string Label, string Hint)[] Deployments =
    [
        ("public", FormStrings.DeploymentPublic, FormStrings.DeploymentPublicHint),
        ("private", FormStrings.DeploymentPrivate, FormStrings.DeploymentPrivateHint),
    ];

    private string? _proofFault;

    /// <summary>One of <see cref="WeComStep"/>.</summary>
    [Parameter, EditorRequired]
    public required string Step { get; set; }

    /// <summary>The form.</summary>
    [Parameter, EditorRequired]
    public required WeComForm Form { get; set; }

    [Inject]
    private IStringLocalizer<FormStrings> Text { get; set; } = default!;

    [Inject]
    private ConsoleAddress Address { get; set; } = default!;

    [Inject]
    private ILogger<StepFields> Log { get; set; } = default!;

    private string ConsoleHost => Address.PublicUrl.Authority;

    private void Generate()
    {
        var offer = CallbackSecretOffer.New();
        Form[WeComFieldName.Token] = offer.Token;
        Form[WeComFieldName.EncodingAesKey] = offer.EncodingAesKey;
    }

    // A file that is none leaves the field as it was.
    private async Task TakeProofAsync(InputFileChangeEventArgs args)
    {
        var name = args.File.Name.Length > LongestShownName ? args.File.Name[..LongestShownName] + "…" : args.File.Name;
        _proofFault = null;
        var fault = args.File.Size > LargestProof ? FormStrings.ProofTooLarge
            : !DomainProof.IsFileName(args.File.Name) ? FormStrings.ProofOtherName
            : await ReadProofAsync(args.File) is not { } code ? FormStrings.ProofUnread
            : Take(code);
        _proofFault = fault is null ? null : Text[fault, name].Value;
    }

    private string? Take(string code)
    {
        Form[WeComFieldName.DomainProof] = DomainProof.FileName(code);
        return null;
    }

    // The name holds the code as well; what is inside counts, for browsers rename what is downloaded twice.
    private async Task<string?> ReadProofAsync(IBrowserFile file)
    {
        try
        {
            await using var stream = file.OpenReadStream(LargestProof);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return DomainProof.Code((await reader.ReadToEndAsync()).Trim());
        }
        catch (Exception failure) when (failure is IOException or JSException or OperationCanceledException or TimeoutException)
        {
            // Gone between the choice and the reading; an exception would take the page away with all that was typed.
            LogUnread(Log, failure);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A proof file could not be read from the browser")]
    private static partial void LogUnread(ILogger logger, Exception exception);
}
