using FlashdutyConsole.Linking.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Linking;

internal sealed class MemberLinkConfiguration : IEntityTypeConfiguration<MemberLink>, IEntityTypeConfiguration<SpentState>
{
    public void Configure(EntityTypeBuilder<MemberLink> builder)
    {
        builder.ToTable("MemberLinks");
        builder.HasIndex(link => new { link.IntegrationId, link.MemberId }).IsUnique();
        builder.HasIndex(link => new { link.IntegrationId, link.WeComUserId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SpentState> builder)
    {
        builder.ToTable("SpentStates");
        builder.HasKey(state => state.Hash);
        builder.Property(state => state.Hash).HasMaxLength(64);
        builder.HasIndex(state => state.ExpiresAt);
    }
}
