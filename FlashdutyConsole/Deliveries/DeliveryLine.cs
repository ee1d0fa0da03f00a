namespace FlashdutyConsole.Deliveries;

/// <summary>One line of the deliveries page.</summary>
public sealed record DeliveryLine
{
    /// <summary>Row id; where the next page goes on.</summary>
    public required long Id { get; init; }

    /// <summary>The incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Its title; empty when it is gone.</summary>
    public required string IncidentTitle { get; init; }

    /// <summary>The recipient's name; empty when unknown.</summary>
    public required string MemberName { get; init; }

    /// <summary>The recipient in WeCom; empty when not linked.</summary>
    public required string WeComUserId { get; init; }

    /// <summary>The WeCom integration; 0 = none.</summary>
    public required long IntegrationId { get; init; }

    /// <summary>What it brings.</summary>
    public required DeliveryKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required DeliveryState State { get; init; }

    /// <summary>Why, one of <see cref="DeliveryReason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>WeCom's last errcode; 0 = none.</summary>
    public required int ErrCode { get; init; }

    /// <summary>Attempts made.</summary>
    public required int Attempts { get; init; }

    /// <summary>Not before this instant.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When WeCom took it.</summary>
    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>Since when its card shows an old state; null = it does not.</summary>
    public required DateTimeOffset? StaleSince { get; init; }

    /// <summary>Why its template could not be used; empty = it could.</summary>
    public string TemplateFault { get; init; } = "";

    /// <summary>Whether it only shows how a card will look.</summary>
    public bool IsTest { get; init; }

    /// <summary>Whether <see cref="ResendDelivery"/> accepts it.</summary>
    public required bool CanResend { get; init; }
}
