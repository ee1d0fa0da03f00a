using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Which member is which person at a provider: Identity's table, and what it does not have.</summary>
internal sealed class ProviderLogins : IEntityTypeConfiguration<IdentityUserLogin<long>>
{
    /// <summary>Since when; null = before this was written down.</summary>
    public const string LinkedAt = nameof(LinkedAt);

    /// <summary>The role was given with an invitation: it stays until a mapped group says otherwise.</summary>
    public const string KeepsRole = nameof(KeepsRole);

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        builder.Property<DateTimeOffset?>(LinkedAt);
        builder.Property<bool>(KeepsRole);
    }

    /// <summary>Joins a member with a person.</summary>
    public static void Join(Write write, Member member, ProviderPerson person, Actor actor, AuditAction action, bool keepsRole = false)
    {
        var row = write.Db.UserLogins.Add(new IdentityUserLogin<long>
        {
            LoginProvider = person.Issuer,
            ProviderKey = person.Subject,
            ProviderDisplayName = person.Email,
            UserId = member.Id,
        });
        row.Property(LinkedAt).CurrentValue = write.Now;
        row.Property(KeepsRole).CurrentValue = keepsRole;
        write.Audit(actor with { MemberId = member.Id }, action, member.Id, after: new
        {
            issuer = person.Issuer,
            subject = person.Subject,
            email = person.Email,
            role = member.Role.ToString(),
        });
    }

    /// <summary>Whether the row's role was given with an invitation.</summary>
    public static bool IsRoleKept(Write write, IdentityUserLogin<long> login) => (bool)write.Db.Entry(login).Property(KeepsRole).CurrentValue!;

    /// <summary>From now on the groups decide.</summary>
    public static void FollowGroups(Write write, IdentityUserLogin<long> login) => write.Db.Entry(login).Property(KeepsRole).CurrentValue = false;
}
