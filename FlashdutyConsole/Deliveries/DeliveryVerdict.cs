namespace FlashdutyConsole.Deliveries;

/// <summary>What an attempt means for its delivery.</summary>
public abstract record DeliveryVerdict
{
    /// <summary>It has arrived.</summary>
    /// <param name="Reason">A remark, one of <see cref="DeliveryReason"/>, or empty.</param>
    public sealed record Arrived(string Reason = "") : DeliveryVerdict;

    /// <summary>Try again.</summary>
    /// <param name="After">After this time.</param>
    /// <param name="Reason">Why.</param>
    public sealed record TryLater(TimeSpan After, string Reason) : DeliveryVerdict;

    /// <summary>Nothing of this app works until an admin acts: kept, and looked at again from time to time.</summary>
    /// <param name="After">After this time.</param>
    public sealed record NeedsAdmin(TimeSpan After) : DeliveryVerdict;

    /// <summary>This recipient cannot be reached.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record CannotReach(string Reason) : DeliveryVerdict;

    /// <summary>Given up.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record GiveUp(string Reason) : DeliveryVerdict;

    /// <summary>The content was refused: a plain text takes its place.</summary>
    public sealed record SendPlain : DeliveryVerdict;

    /// <summary>The response code was refused.</summary>
    public sealed record CodeRefused : DeliveryVerdict;
}
