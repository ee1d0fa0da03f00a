namespace FlashdutyConsole.Components;

/// <summary>Texts of the shell: navigation, account, reconnect dialog, error pages.</summary>
internal sealed class ConsoleStrings
{
    internal const string ProductName = nameof(ProductName);
    internal const string NavIncidents = nameof(NavIncidents);
    internal const string NavChannels = nameof(NavChannels);
    internal const string NavTemplates = nameof(NavTemplates);
    internal const string NavDeliveries = nameof(NavDeliveries);
    internal const string NavIntegrations = nameof(NavIntegrations);
    internal const string NavMembers = nameof(NavMembers);
    internal const string NavAudit = nameof(NavAudit);
    internal const string MyAccount = nameof(MyAccount);
    internal const string Copy = nameof(Copy);
    internal const string CopyNamed = nameof(CopyNamed);
    internal const string Copied = nameof(Copied);
    internal const string NavSandbox = nameof(NavSandbox);
    internal const string NavSandboxAdmin = nameof(NavSandboxAdmin);
    internal const string Navigation = nameof(Navigation);
    internal const string ToggleNavigation = nameof(ToggleNavigation);
    internal const string SignOut = nameof(SignOut);
    internal const string SignIn = nameof(SignIn);
    internal const string Language = nameof(Language);
    internal const string Appearance = nameof(Appearance);
    internal const string AppearanceSystem = nameof(AppearanceSystem);
    internal const string AppearanceLight = nameof(AppearanceLight);
    internal const string AppearanceDark = nameof(AppearanceDark);
    internal const string SkipToContent = nameof(SkipToContent);
    internal const string Reconnecting = nameof(Reconnecting);
    internal const string ReconnectFailed = nameof(ReconnectFailed);
    internal const string Reload = nameof(Reload);
    internal const string UnexpectedError = nameof(UnexpectedError);
    internal const string ErrorTitle = nameof(ErrorTitle);
    internal const string ErrorText = nameof(ErrorText);
    internal const string ErrorRequestId = nameof(ErrorRequestId);
    internal const string NotFoundTitle = nameof(NotFoundTitle);
    internal const string NotFoundText = nameof(NotFoundText);
    internal const string TooManyTitle = nameof(TooManyTitle);
    internal const string TooManyText = nameof(TooManyText);
    internal const string ForbiddenTitle = nameof(ForbiddenTitle);
    internal const string ForbiddenText = nameof(ForbiddenText);
    internal const string GoToIncidents = nameof(GoToIncidents);
    internal const string Loading = nameof(Loading);
    internal const string Cancel = nameof(Cancel);
    internal const string CardMenu = nameof(CardMenu);
}
