using System.Text;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.OpenApi;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations.Fields;

/// <summary>The fields of one step, for the wizard and for the settings of an integration in use.</summary>
public sealed partial class StepFields
{
    private const int LargestProof = 1024;

    private static readonly (string Value, string Label, string Hint)[] Deployments =
    [
        ("public", FormStrings.DeploymentPublic, FormStrings.DeploymentPublicHint),
        ("private", FormStrings.DeploymentPrivate, FormStrings.DeploymentPrivateHint),
    ];

    private bool _isProofUnread;

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

    private string ConsoleHost => Address.PublicUrl.Authority;

    private void Generate()
    {
        var offer = CallbackSecretOffer.New();
        Form[WeComFieldName.Token] = offer.Token;
        Form[WeComFieldName.EncodingAesKey] = offer.EncodingAesKey;
    }

    // The name holds the code as well; what is inside counts, for browsers rename what is downloaded twice.
    private async Task TakeProofAsync(InputFileChangeEventArgs args)
    {
        _isProofUnread = true;
        if (args.File.Size is > 0 and <= LargestProof)
        {
            await using var stream = args.File.OpenReadStream(LargestProof);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            if (DomainProof.Code((await reader.ReadToEndAsync()).Trim()) is { } code)
            {
                Form[WeComFieldName.DomainProof] = DomainProof.FileName(code);
                _isProofUnread = false;
            }
        }
    }
}
