namespace FlashdutyConsole.Sandbox;

/// <summary>Something that people can see has changed.</summary>
/// <param name="userId">The member concerned; null when it may be anybody.</param>
public sealed class SandboxChangedEventArgs(string? userId) : EventArgs
{
    /// <summary>The member concerned; null when it may be anybody.</summary>
    public string? UserId => userId;
}
