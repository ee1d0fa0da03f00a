using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations.Help;

/// <summary>Questions and answers about setting WeCom up; each is linked from where its problem shows. For every member.</summary>
public sealed partial class WeComHelpPage
{
    [Inject]
    private IStringLocalizer<HelpStrings> Text { get; set; } = default!;
}
