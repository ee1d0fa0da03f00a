using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Channels;

internal sealed class ChannelConfiguration : IEntityTypeConfiguration<Channel>, IEntityTypeConfiguration<EscalationRule>
{
    public void Configure(EntityTypeBuilder<Channel> builder)
    {
        builder.ToTable("Channels");
        builder.Property(channel => channel.Grouping).HasJson();
        builder.Ignore(channel => channel.Status);
    }

    public void Configure(EntityTypeBuilder<EscalationRule> builder)
    {
        builder.ToTable("EscalationRules");
        builder.HasIndex(rule => new { rule.ChannelId, rule.Priority });
        builder.Property(rule => rule.Layers).HasJson();
        builder.Property(rule => rule.Filters).HasJson();
        builder.Property(rule => rule.TimeFilters).HasJson();
    }
}
