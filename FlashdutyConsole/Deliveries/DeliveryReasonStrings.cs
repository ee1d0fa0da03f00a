namespace FlashdutyConsole.Deliveries;

/// <summary>Why a delivery stands where it stands, and what to do about it: for each reason a text and a cure.</summary>
internal sealed class DeliveryReasonStrings
{
    internal const string NotLinked = nameof(NotLinked);
    internal const string NotLinkedCure = nameof(NotLinkedCure);
    internal const string MemberDeleted = nameof(MemberDeleted);
    internal const string QuietHours = nameof(QuietHours);
    internal const string QuietHoursCure = nameof(QuietHoursCure);
    internal const string MemberDeletedCure = nameof(MemberDeletedCure);
    internal const string NoIntegration = nameof(NoIntegration);
    internal const string NoIntegrationCure = nameof(NoIntegrationCure);
    internal const string MemberQuota = nameof(MemberQuota);
    internal const string MemberQuotaCure = nameof(MemberQuotaCure);
    internal const string Merged = nameof(Merged);
    internal const string MergedCure = nameof(MergedCure);
    internal const string IncidentClosed = nameof(IncidentClosed);
    internal const string IncidentClosedCure = nameof(IncidentClosedCure);
    internal const string IncidentAcknowledged = nameof(IncidentAcknowledged);
    internal const string IncidentAcknowledgedCure = nameof(IncidentAcknowledgedCure);
    internal const string IncidentSnoozed = nameof(IncidentSnoozed);
    internal const string IncidentSnoozedCure = nameof(IncidentSnoozedCure);
    internal const string AlreadyShown = nameof(AlreadyShown);
    internal const string AlreadyShownCure = nameof(AlreadyShownCure);
    internal const string NoResponseCode = nameof(NoResponseCode);
    internal const string NoResponseCodeCure = nameof(NoResponseCodeCure);
    internal const string NeedsAdmin = nameof(NeedsAdmin);
    internal const string NeedsAdminCure = nameof(NeedsAdminCure);
    internal const string WeComAskedToWait = nameof(WeComAskedToWait);
    internal const string WeComAskedToWaitCure = nameof(WeComAskedToWaitCure);
    internal const string Retrying = nameof(Retrying);
    internal const string RetryingCure = nameof(RetryingCure);
    internal const string NoAnswer = nameof(NoAnswer);
    internal const string NoAnswerCure = nameof(NoAnswerCure);
    internal const string Recipient = nameof(Recipient);
    internal const string RecipientCure = nameof(RecipientCure);
    internal const string Unlicensed = nameof(Unlicensed);
    internal const string UnlicensedCure = nameof(UnlicensedCure);
    internal const string CardRefused = nameof(CardRefused);
    internal const string CardRefusedCure = nameof(CardRefusedCure);
    internal const string TimeRanOut = nameof(TimeRanOut);
    internal const string TimeRanOutCure = nameof(TimeRanOutCure);
    internal const string Refused = nameof(Refused);
    internal const string RefusedCure = nameof(RefusedCure);
    internal const string HadArrived = nameof(HadArrived);
    internal const string HadArrivedCure = nameof(HadArrivedCure);
    internal const string WithCode = nameof(WithCode);
}
