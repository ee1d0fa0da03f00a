namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>The ready-made logos; nothing can be uploaded to the sandbox.</summary>
public enum AppLogo
{
    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Green.</summary>
    Green,

    /// <summary>Orange.</summary>
    Orange,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Violet.</summary>
    Violet,

    /// <summary>Grey.</summary>
    Grey,
}
