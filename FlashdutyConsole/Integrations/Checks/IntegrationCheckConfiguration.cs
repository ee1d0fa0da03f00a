using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Integrations.Checks;

internal sealed class IntegrationCheckConfiguration : IEntityTypeConfiguration<IntegrationCheck>
{
    public void Configure(EntityTypeBuilder<IntegrationCheck> builder)
    {
        builder.ToTable("IntegrationChecks");
        builder.HasKey(check => new { check.IntegrationId, check.CheckId });
        builder.Property(check => check.Arguments).HasJson();
        builder.Property(check => check.Details).HasJson();
    }
}
