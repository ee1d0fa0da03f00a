using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Members;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<AppKey>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("Members");
        builder.Property(member => member.Name).HasMaxLength(64);
        builder.Property(member => member.Preference).HasJson();
        builder.Property(member => member.QuietHours).HasJson();
        builder.HasIndex(member => member.InviteTokenHash).IsUnique();
        builder.Ignore(member => member.IsActive);
    }

    public void Configure(EntityTypeBuilder<AppKey> builder)
    {
        builder.ToTable("AppKeys");
        builder.HasIndex(key => key.Hash).IsUnique();
        builder.HasIndex(key => key.MemberId);
    }
}
