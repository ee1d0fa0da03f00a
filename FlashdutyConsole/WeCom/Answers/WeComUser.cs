namespace FlashdutyConsole.WeCom.Answers;

/// <summary>A member in WeCom's contacts. Apps made after June 2022 get neither e-mail nor phone.</summary>
/// <param name="UserId">The member's id.</param>
/// <param name="Name">The name; equal to the id for apps of a provider.</param>
/// <param name="DepartmentIds">The departments.</param>
/// <param name="Email">E-mail address; mostly empty.</param>
/// <param name="Mobile">Phone number; mostly empty.</param>
public sealed record WeComUser(string UserId, string Name, IReadOnlyList<string> DepartmentIds, string Email, string Mobile)
{
    private const int Disabled = 2;
    private const int Gone = 5;

    /// <summary>1 = active, 2 = disabled, 4 = not yet active, 5 = left the company (document 90196); 0 = not said.</summary>
    public long Status { get; init; }

    /// <summary>Whether WeCom says that nothing reaches this member.</summary>
    public bool IsOut => Status is Disabled or Gone;
}
