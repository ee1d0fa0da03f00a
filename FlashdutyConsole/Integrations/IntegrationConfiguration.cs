using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Integrations;

internal sealed class IntegrationConfiguration : IEntityTypeConfiguration<Integration>, IEntityTypeConfiguration<CallbackReceipt>
{
    public void Configure(EntityTypeBuilder<Integration> builder)
    {
        builder.ToTable("Integrations");
        builder.HasIndex(integration => integration.Key).IsUnique();
        builder.Property(integration => integration.ProtectedSecrets).HasJson();
    }

    public void Configure(EntityTypeBuilder<CallbackReceipt> builder)
    {
        builder.ToTable("CallbackReceipts");
        builder.HasIndex(receipt => new { receipt.IntegrationId, receipt.DedupKey }).IsUnique();
        builder.HasIndex(receipt => receipt.ReceivedAt);
    }
}
