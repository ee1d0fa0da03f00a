namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>What groups say about a role. Pure.</summary>
public static class GroupRoles
{
    /// <summary>Whether the groups decide: there is a mapping, and the provider tells the groups.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="person">The person.</param>
    public static bool Decide(OidcOptions options, ProviderPerson person)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(person);
        return options.Roles.Count > 0 && person.Groups is not null;
    }

    /// <summary>The highest role among the person's groups, else the default one; null = none at all. Never owner.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="person">The person.</param>
    public static MemberRole? Of(OidcOptions options, ProviderPerson person)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(person);
        return Mapped(options, person) ?? OidcOptions.RoleOf(options.DefaultRole);
    }

    /// <summary>The highest role among the person's groups; null = none of them is mapped.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="person">The person.</param>
    public static MemberRole? Mapped(OidcOptions options, ProviderPerson person)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(person);
        return (person.Groups ?? []).Max(group => options.Roles.TryGetValue(group, out var role) ? OidcOptions.RoleOf(role) : null);
    }
}
