using FlashdutyConsole.Integrations.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations.Fields;

/// <summary>One text field of a WeCom app, with what is wrong beside it and the value that was probably meant.</summary>
public sealed partial class WeComField
{
    private bool _isShown;

    /// <summary>The form.</summary>
    [Parameter, EditorRequired]
    public required WeComForm Form { get; set; }

    /// <summary>One of <see cref="WeComFieldName"/>.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>What fills the place in the hint.</summary>
    [Parameter]
    public string HintPart { get; set; } = "";

    [Inject]
    private IStringLocalizer<FormStrings> Text { get; set; } = default!;

    private string Label => Text["Field_" + Name];

    private string Hint => Text["Hint_" + Name, HintPart];

    private string? Placeholder => IsSecret && Form.SecretsSet.Contains(Name) ? Text[FormStrings.Secret_kept].Value : null;

    private bool IsSecret => IntegrationSecrets.Fields.Contains(Name);

    private FieldFault? Fault => Form.FaultOf(Name);

    // What surrounds a copied value is never meant; a name is typed word by word.
    private void Change(string? value) => Form[Name] = Name == WeComFieldName.Name ? value ?? "" : (value ?? "").Trim();
}
