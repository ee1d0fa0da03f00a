namespace FlashdutyConsole.Channels;

/// <summary>What came of saving, switching or deleting an escalation rule.</summary>
public enum RuleOutcome
{
    /// <summary>Done.</summary>
    Saved = 0,

    /// <summary>There is no such channel.</summary>
    UnknownChannel = 1,

    /// <summary>The channel has no such rule.</summary>
    UnknownRule = 2,

    /// <summary>A member that the rule names does not exist.</summary>
    UnknownMember = 3,

    /// <summary>The template does not exist.</summary>
    UnknownTemplate = 4,

    /// <summary>A WeCom integration that the rule names does not exist.</summary>
    UnknownIntegration = 5,

    /// <summary>The channel has as many rules as it may have.</summary>
    TooMany = 6,
}
