using Microsoft.AspNetCore.Authorization;

namespace FlashdutyConsole.Members;

/// <summary>The least role that may open a page or call an operation. Each of them states it, or that it is open to all.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class NeedsRoleAttribute : AuthorizeAttribute
{
    /// <summary>States the role.</summary>
    /// <param name="role">The least role.</param>
    public NeedsRoleAttribute(MemberRole role)
    {
        Role = role;
        Policy = PolicyOf(role);
    }

    /// <summary>The least role.</summary>
    public MemberRole Role { get; }

    /// <summary>The name of the policy that asks for the role.</summary>
    /// <param name="role">The least role.</param>
    public static string PolicyOf(MemberRole role) => "role:" + role;
}
