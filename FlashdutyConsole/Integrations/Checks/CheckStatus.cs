namespace FlashdutyConsole.Integrations.Checks;

/// <summary>How a check ended. The names, in lower case, go over the wire.</summary>
public enum CheckStatus
{
    /// <summary>There is nothing to decide here, or nothing could be decided yet.</summary>
    Skip = 0,

    /// <summary>The gate is open.</summary>
    Pass = 1,

    /// <summary>It works or may work, and something is worth a look.</summary>
    Warn = 2,

    /// <summary>The gate is closed.</summary>
    Fail = 3,
}
