namespace FlashdutyConsole.Integrations.Help;

/// <summary>Texts of the questions and answers; <c>Q_</c> and <c>A_</c> and a topic.</summary>
internal sealed class HelpStrings
{
    internal const string Title = nameof(Title);
    internal const string Lead = nameof(Lead);
    internal const string Contents = nameof(Contents);
    internal const string ToIntegrations = nameof(ToIntegrations);
    internal const string Q_authorize = nameof(Q_authorize);
    internal const string A_authorize = nameof(A_authorize);
    internal const string Q_linked = nameof(Q_linked);
    internal const string A_linked = nameof(A_linked);
    internal const string Q_redirect = nameof(Q_redirect);
    internal const string A_redirect = nameof(A_redirect);
    internal const string Q_stale = nameof(Q_stale);
    internal const string A_stale = nameof(A_stale);
    internal const string Q_licence = nameof(Q_licence);
    internal const string A_licence = nameof(A_licence);
    internal const string Q_browser = nameof(Q_browser);
    internal const string A_browser = nameof(A_browser);
}
