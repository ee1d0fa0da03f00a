namespace FlashdutyConsole.Deliveries;

/// <summary>Texts of the deliveries page.</summary>
internal sealed class DeliveryStrings
{
    internal const string Title = nameof(Title);
    internal const string Lead = nameof(Lead);
    internal const string TabAll = nameof(TabAll);
    internal const string TabWaiting = nameof(TabWaiting);
    internal const string TabSent = nameof(TabSent);
    internal const string TabMerged = nameof(TabMerged);
    internal const string TabSkipped = nameof(TabSkipped);
    internal const string TabUndeliverable = nameof(TabUndeliverable);
    internal const string TabFailed = nameof(TabFailed);
    internal const string TabStale = nameof(TabStale);
    internal const string Tabs = nameof(Tabs);
    internal const string StatePending = nameof(StatePending);
    internal const string StateSending = nameof(StateSending);
    internal const string StateSent = nameof(StateSent);
    internal const string StateMerged = nameof(StateMerged);
    internal const string StateSkipped = nameof(StateSkipped);
    internal const string StateUndeliverable = nameof(StateUndeliverable);
    internal const string StateFailed = nameof(StateFailed);
    internal const string HeldBack = nameof(HeldBack);
    internal const string NeedsAdmin = nameof(NeedsAdmin);
    internal const string KindCard = nameof(KindCard);
    internal const string KindCardUpdate = nameof(KindCardUpdate);
    internal const string KindText = nameof(KindText);
    internal const string Stale = nameof(Stale);
    internal const string StaleSince = nameof(StaleSince);
    internal const string To = nameof(To);
    internal const string Incident = nameof(Incident);
    internal const string What = nameof(What);
    internal const string State = nameof(State);
    internal const string When = nameof(When);
    internal const string Attempts = nameof(Attempts);
    internal const string OneAttempt = nameof(OneAttempt);
    internal const string NoAttempt = nameof(NoAttempt);
    internal const string ErrCode = nameof(ErrCode);
    internal const string Cure = nameof(Cure);
    internal const string NextTry = nameof(NextTry);
    internal const string UnknownMember = nameof(UnknownMember);
    internal const string EmptyTitle = nameof(EmptyTitle);
    internal const string EmptyText = nameof(EmptyText);
    internal const string NoMatchText = nameof(NoMatchText);
    internal const string Loading = nameof(Loading);
    internal const string LoadFailed = nameof(LoadFailed);
    internal const string More = nameof(More);
    internal const string OfIncident = nameof(OfIncident);
    internal const string ShowAll = nameof(ShowAll);
}
