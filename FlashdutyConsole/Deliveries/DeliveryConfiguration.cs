using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Deliveries;

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>, IEntityTypeConfiguration<Card>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("Deliveries");
        builder.HasOne(delivery => delivery.Card).WithMany().HasForeignKey(delivery => delivery.CardId);
        builder.HasIndex(delivery => delivery.StepKey).IsUnique();
        builder.HasIndex(delivery => delivery.IncidentId);
        builder.HasIndex(delivery => delivery.NotificationId);
        // The sender's look for work, in the order in which it goes out: only rows that wait, so the index stays small.
        builder.HasIndex(delivery => new { delivery.IntegrationId, delivery.Urgency, delivery.DueAt }).HasFilter("\"State\" = 0");
        // Everything held back for a member, for a digest. What goes out at once is never in it.
        builder.HasIndex(delivery => new { delivery.IntegrationId, delivery.WeComUserId, delivery.Urgency }).HasFilter($"\"State\" = 0 AND \"Reason\" = '{DeliveryReason.MemberQuota}'");
        // What a digest or a plain text told, when that text fails.
        builder.HasIndex(delivery => delivery.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
        // The page's filter by state, newest first.
        builder.HasIndex(delivery => new { delivery.State, delivery.Id });
        // The quota after a restart: what this member was sent within the last hour.
        builder.HasIndex(delivery => delivery.SentAt).HasFilter("\"SentAt\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<Card> builder)
    {
        builder.ToTable("Cards");
        builder.HasIndex(card => new { card.IntegrationId, card.TaskId }).IsUnique();
        builder.HasIndex(card => card.IncidentId);
        builder.HasIndex(card => card.StaleSince).HasFilter("\"StaleSince\" IS NOT NULL");
        // The watchdog's look for updates that were lost: only cards that wait for one.
        builder.HasIndex(card => card.Id, "IX_Cards_UpdatePending").HasFilter("\"UpdatePending\"");
        builder.Property(card => card.Codes).HasJson();
    }
}
