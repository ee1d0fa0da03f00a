using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Incidents.Cards;

internal sealed class WaitingPressConfiguration : IEntityTypeConfiguration<WaitingPress>
{
    public void Configure(EntityTypeBuilder<WaitingPress> builder)
    {
        builder.ToTable("WaitingPresses");
        builder.Property(press => press.IncidentId).HasMaxLength(24);
        builder.HasIndex(press => new { press.IntegrationId, press.WeComUserId, press.IncidentId }).IsUnique();
        builder.HasIndex(press => press.ExpiresAt);
    }
}
