using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasIndex(entry => entry.CreatedAt);
        builder.HasIndex(entry => new { entry.MemberId, entry.CreatedAt });
        builder.Property(entry => entry.RequestId).HasDefaultValue("");
    }
}
