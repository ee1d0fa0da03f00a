namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>What an administrator fills in to create an app.</summary>
/// <param name="Name">The name people see.</param>
/// <param name="Visibility">Who sees it.</param>
public sealed record AppDraft(string Name, AppVisibility Visibility)
{
    /// <summary>A sentence about it; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The chosen logo.</summary>
    public AppLogo Logo { get; init; }
}
