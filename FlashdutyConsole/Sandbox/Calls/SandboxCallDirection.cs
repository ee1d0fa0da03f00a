namespace FlashdutyConsole.Sandbox.Calls;

/// <summary>Who called whom.</summary>
public enum SandboxCallDirection
{
    /// <summary>A client called the pretend WeCom.</summary>
    ToWeCom,

    /// <summary>The pretend WeCom called a callback URL.</summary>
    FromWeCom,
}
