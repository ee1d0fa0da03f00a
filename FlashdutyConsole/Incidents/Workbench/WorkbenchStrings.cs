namespace FlashdutyConsole.Incidents.Workbench;

/// <summary>Texts of the workbench homepage.</summary>
internal sealed class WorkbenchStrings
{
    internal const string Title = nameof(Title);
    internal const string Linked = nameof(Linked);
    internal const string LinkedSince = nameof(LinkedSince);
    internal const string OnMe = nameof(OnMe);
    internal const string OnMeNone = nameof(OnMeNone);
    internal const string Mine = nameof(Mine);
    internal const string MineNone = nameof(MineNone);
    internal const string Others = nameof(Others);
    internal const string OthersNone = nameof(OthersNone);
    internal const string AllOpen = nameof(AllOpen);
    internal const string ShowAll = nameof(ShowAll);
    internal const string More = nameof(More);
    internal const string Back = nameof(Back);
    internal const string Ack = nameof(Ack);
    internal const string Close = nameof(Close);
    internal const string Snooze = nameof(Snooze);
    internal const string Reload = nameof(Reload);
    internal const string Started = nameof(Started);
    internal const string Snoozed = nameof(Snoozed);
    internal const string NoticeChanged = nameof(NoticeChanged);
    internal const string NoticeUnchanged = nameof(NoticeUnchanged);
    internal const string NoticeClosed = nameof(NoticeClosed);
    internal const string NoticeFailed = nameof(NoticeFailed);
    internal const string ViewerOnly = nameof(ViewerOnly);
    internal const string Console = nameof(Console);
}
