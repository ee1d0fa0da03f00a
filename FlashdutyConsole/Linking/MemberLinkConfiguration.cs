using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Linking;

internal sealed class MemberLinkConfiguration : IEntityTypeConfiguration<MemberLink>
{
    public void Configure(EntityTypeBuilder<MemberLink> builder)
    {
        builder.ToTable("MemberLinks");
        builder.HasIndex(link => new { link.IntegrationId, link.MemberId }).IsUnique();
        builder.HasIndex(link => new { link.IntegrationId, link.WeComUserId }).IsUnique();
    }
}
