namespace FlashdutyConsole.Sandbox;

/// <summary>A member of a company in the sandbox.</summary>
/// <param name="UserId">1 to 64 letters, digits and <c>_ - . @</c>; unique without regard to case (protocol §9.2).</param>
/// <param name="Name">The name people see.</param>
/// <param name="DepartmentId">The department; 1 is the root.</param>
/// <param name="Mobile">For user/getuserid.</param>
/// <param name="Email">For user/get_userid_by_email.</param>
public sealed record SandboxUser(string UserId, string Name, int DepartmentId = 1, string? Mobile = null, string? Email = null)
{
    /// <summary>A disabled member receives nothing and counts as invalid.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Has an interface licence; matters only while <see cref="Switches.SandboxSwitches.LicenceRequired"/>.</summary>
    public bool Licensed { get; init; } = true;
}
