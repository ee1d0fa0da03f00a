namespace FlashdutyConsole.Members.AuditLog;

/// <summary>Texts of the page of the audit log.</summary>
internal sealed class AuditLogStrings
{
    internal const string Title = nameof(Title);
    internal const string Lead = nameof(Lead);
    internal const string Person = nameof(Person);
    internal const string Everybody = nameof(Everybody);
    internal const string Action = nameof(Action);
    internal const string EveryAction = nameof(EveryAction);
    internal const string From = nameof(From);
    internal const string To = nameof(To);
    internal const string Words = nameof(Words);
    internal const string Filter = nameof(Filter);
    internal const string Clear = nameof(Clear);
    internal const string Export = nameof(Export);
    internal const string When = nameof(When);
    internal const string Who = nameof(Who);
    internal const string What = nameof(What);
    internal const string Where = nameof(Where);
    internal const string System = nameof(System);
    internal const string Nobody = nameof(Nobody);
    internal const string Unknown = nameof(Unknown);
    internal const string Source0 = nameof(Source0);
    internal const string Source1 = nameof(Source1);
    internal const string Source2 = nameof(Source2);
    internal const string Source3 = nameof(Source3);
    internal const string Source4 = nameof(Source4);
    internal const string Dangerous = nameof(Dangerous);
    internal const string Before = nameof(Before);
    internal const string After = nameof(After);
    internal const string Details = nameof(Details);
    internal const string Older = nameof(Older);
    internal const string Newest = nameof(Newest);
    internal const string EmptyTitle = nameof(EmptyTitle);
    internal const string EmptyText = nameof(EmptyText);
    internal const string Loading = nameof(Loading);
    internal const string LoadFailed = nameof(LoadFailed);
}
