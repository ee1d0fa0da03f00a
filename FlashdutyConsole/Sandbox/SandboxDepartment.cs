namespace FlashdutyConsole.Sandbox;

/// <summary>A department; the root has id 1 and parent 0.</summary>
/// <param name="Id">Number within the company.</param>
/// <param name="Name">The name people see.</param>
/// <param name="ParentId">The department above.</param>
public sealed record SandboxDepartment(int Id, string Name, int ParentId);
