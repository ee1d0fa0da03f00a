using FlashdutyConsole.Data;
using FlashdutyConsole.Templates.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Templates;

internal sealed class TemplateConfiguration : IEntityTypeConfiguration<NotificationTemplate>, IEntityTypeConfiguration<TemplateVersion>
{
    public void Configure(EntityTypeBuilder<NotificationTemplate> builder)
    {
        builder.ToTable("Templates");
        builder.HasIndex(template => template.Name).IsUnique().HasFilter("\"DeletedAt\" IS NULL");
        builder.Property(template => template.OtherChannels).HasJson();
    }

    public void Configure(EntityTypeBuilder<TemplateVersion> builder)
    {
        builder.ToTable("TemplateVersions");
        builder.HasKey(version => new { version.TemplateId, version.Number });
        builder.Property(version => version.OtherChannels).HasJson();
    }
}
