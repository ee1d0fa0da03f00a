using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Deliveries;

/// <summary>What to tell people about a delivery: why it stands where it stands, and what to do about it.</summary>
public static class DeliveryWords
{
    private static readonly ResourceManager Texts = new(typeof(DeliveryReasonStrings));

    private static readonly FrozenDictionary<string, (string Meaning, string Cure)> Keys = new Dictionary<string, (string, string)>
    {
        [DeliveryReason.NotLinked] = (DeliveryReasonStrings.NotLinked, DeliveryReasonStrings.NotLinkedCure),
        [DeliveryReason.QuietHours] = (DeliveryReasonStrings.QuietHours, DeliveryReasonStrings.QuietHoursCure),
        [DeliveryReason.MemberDeleted] = (DeliveryReasonStrings.MemberDeleted, DeliveryReasonStrings.MemberDeletedCure),
        [DeliveryReason.NoIntegration] = (DeliveryReasonStrings.NoIntegration, DeliveryReasonStrings.NoIntegrationCure),
        [DeliveryReason.MemberQuota] = (DeliveryReasonStrings.MemberQuota, DeliveryReasonStrings.MemberQuotaCure),
        [DeliveryReason.Merged] = (DeliveryReasonStrings.Merged, DeliveryReasonStrings.MergedCure),
        [DeliveryReason.IncidentClosed] = (DeliveryReasonStrings.IncidentClosed, DeliveryReasonStrings.IncidentClosedCure),
        [DeliveryReason.IncidentAcknowledged] = (DeliveryReasonStrings.IncidentAcknowledged, DeliveryReasonStrings.IncidentAcknowledgedCure),
        [DeliveryReason.IncidentSnoozed] = (DeliveryReasonStrings.IncidentSnoozed, DeliveryReasonStrings.IncidentSnoozedCure),
        [DeliveryReason.AlreadyShown] = (DeliveryReasonStrings.AlreadyShown, DeliveryReasonStrings.AlreadyShownCure),
        [DeliveryReason.NoResponseCode] = (DeliveryReasonStrings.NoResponseCode, DeliveryReasonStrings.NoResponseCodeCure),
        [DeliveryReason.NeedsAdmin] = (DeliveryReasonStrings.NeedsAdmin, DeliveryReasonStrings.NeedsAdminCure),
        [DeliveryReason.WeComAskedToWait] = (DeliveryReasonStrings.WeComAskedToWait, DeliveryReasonStrings.WeComAskedToWaitCure),
        [DeliveryReason.Retrying] = (DeliveryReasonStrings.Retrying, DeliveryReasonStrings.RetryingCure),
        [DeliveryReason.NoAnswer] = (DeliveryReasonStrings.NoAnswer, DeliveryReasonStrings.NoAnswerCure),
        [DeliveryReason.Recipient] = (DeliveryReasonStrings.Recipient, DeliveryReasonStrings.RecipientCure),
        [DeliveryReason.Unlicensed] = (DeliveryReasonStrings.Unlicensed, DeliveryReasonStrings.UnlicensedCure),
        [DeliveryReason.CardRefused] = (DeliveryReasonStrings.CardRefused, DeliveryReasonStrings.CardRefusedCure),
        [DeliveryReason.TimeRanOut] = (DeliveryReasonStrings.TimeRanOut, DeliveryReasonStrings.TimeRanOutCure),
        [DeliveryReason.Refused] = (DeliveryReasonStrings.Refused, DeliveryReasonStrings.RefusedCure),
        [DeliveryReason.HadArrived] = (DeliveryReasonStrings.HadArrived, DeliveryReasonStrings.HadArrivedCure),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> FromWeCom = new[]
    {
        DeliveryReason.NeedsAdmin, DeliveryReason.WeComAskedToWait, DeliveryReason.Retrying, DeliveryReason.Recipient,
        DeliveryReason.Unlicensed, DeliveryReason.CardRefused, DeliveryReason.TimeRanOut, DeliveryReason.Refused,
    }.ToFrozenSet();

    /// <summary>The reason in words and the cure.</summary>
    /// <param name="reason">One of <see cref="DeliveryReason"/>; empty or unknown = nothing to explain.</param>
    /// <param name="errCode">WeCom's errcode; 0 = none.</param>
    /// <param name="culture">The reader's language.</param>
    /// <returns>Both empty when there is nothing to explain.</returns>
    public static (string Meaning, string Cure) Describe(string reason, int errCode, CultureInfo culture)
    {
        if (!Keys.TryGetValue(reason, out var keys))
        {
            return ("", "");
        }

        // Where WeCom gave the reason, its code says more than "refused".
        return errCode != 0 && FromWeCom.Contains(reason)
            ? WeComErrors.Describe(errCode, culture)
            : (Text(keys.Meaning, culture), Text(keys.Cure, culture));
    }

    /// <summary>Why a notification did not reach a person, in one line with WeCom's errcode.</summary>
    public static string FailedReason(string reason, int errCode, CultureInfo culture)
    {
        var meaning = Describe(reason, errCode, culture).Meaning is { Length: > 0 } known ? known : reason;
        return errCode == 0 ? meaning : string.Format(culture, Text(DeliveryReasonStrings.WithCode, culture), meaning, errCode);
    }

    private static string Text(string key, CultureInfo culture) => Texts.GetString(key, culture) ?? key;
}
