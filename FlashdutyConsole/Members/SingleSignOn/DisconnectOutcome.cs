namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>What came of parting an account from a person at a provider.</summary>
public enum DisconnectOutcome
{
    /// <summary>They are parted.</summary>
    Disconnected,

    /// <summary>They were not joined.</summary>
    NotConnected,

    /// <summary>The member could not sign in any more.</summary>
    OnlyWay,
}
