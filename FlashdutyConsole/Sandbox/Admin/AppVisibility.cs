namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Who sees an app. Department 1 is the root: the whole company.</summary>
/// <param name="UserIds">Members chosen one by one.</param>
/// <param name="DepartmentIds">Departments chosen as a whole, with those below them.</param>
public sealed record AppVisibility(IReadOnlyList<string> UserIds, IReadOnlyList<int> DepartmentIds)
{
    /// <summary>Nobody.</summary>
    public static AppVisibility Nobody { get; } = new([], []);

    /// <summary>The whole company; group chats need this (protocol §7).</summary>
    public static AppVisibility WholeCompany { get; } = new([], [RootDepartment]);

    /// <summary>The root department.</summary>
    public const int RootDepartment = 1;

    /// <summary>Who sees the app now.</summary>
    public static AppVisibility Of(SandboxApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return new AppVisibility(
            [.. app.VisibleUsers.Order(StringComparer.OrdinalIgnoreCase)],
            app.RootVisible ? [RootDepartment] : [.. app.VisibleDepartments.Order()]);
    }
}
