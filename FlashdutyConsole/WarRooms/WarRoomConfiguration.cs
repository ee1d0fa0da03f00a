using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.WarRooms;

internal sealed class WarRoomConfiguration : IEntityTypeConfiguration<WarRoom>, IEntityTypeConfiguration<WarRoomMember>, IEntityTypeConfiguration<WarRoomMessage>
{
    public void Configure(EntityTypeBuilder<WarRoom> builder)
    {
        builder.ToTable("WarRooms");
        builder.Property(room => room.IncidentId).HasMaxLength(24);
        builder.Property(room => room.UserIds).HasJson();
        builder.Property(room => room.Told).HasJson();
        builder.Ignore(room => room.IsActive);
        builder.Ignore(room => room.Asker);
        builder.HasMany(room => room.Members).WithOne().HasForeignKey(member => member.RoomId);
        builder.HasMany(room => room.Messages).WithOne().HasForeignKey(message => message.RoomId);
        // Asked for twice, it is one room.
        builder.HasIndex(room => new { room.IncidentId, room.IntegrationId }).IsUnique();
        builder.HasIndex(room => room.ChatId).IsUnique();
        // The worker's look for calls that are due: few at a time.
        builder.HasIndex(room => room.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
        // The worker's look for news: open rooms, and those closed lately whose incident may have been reopened.
        builder.HasIndex(room => new { room.State, room.ClosedAt });
        // WeCom's day has a thousand groups.
        builder.HasIndex(room => room.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<WarRoomMember> builder)
    {
        builder.ToTable("WarRoomMembers");
        builder.HasKey(member => new { member.RoomId, member.MemberId });
    }

    public void Configure(EntityTypeBuilder<WarRoomMessage> builder)
    {
        builder.ToTable("WarRoomMessages");
        builder.HasIndex(message => new { message.RoomId, message.Id });
        // What WeCom has counted within the last minute, hour and day.
        builder.HasIndex(message => message.SentAt).HasFilter("\"SentAt\" IS NOT NULL");
    }
}
