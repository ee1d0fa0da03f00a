using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents.Timeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FlashdutyConsole.Incidents;

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<Incident>, IEntityTypeConfiguration<Responder>,
    IEntityTypeConfiguration<TimelineEntry>, IEntityTypeConfiguration<Alert>, IEntityTypeConfiguration<AlertEvent>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("Incidents");
        builder.Property(incident => incident.Id).HasMaxLength(24);
        builder.Property(incident => incident.Labels).HasJson();
        builder.Property(incident => incident.ManualOverrides).HasJson();
        builder.Property(incident => incident.Assignment).HasJson();
        builder.Property(incident => incident.ToTell).HasJson();
        builder.Ignore(incident => incident.Num);
        builder.HasMany(incident => incident.Responders).WithOne().HasForeignKey(responder => responder.IncidentId);
        // The engine's look for work.
        builder.HasIndex(incident => incident.NextStepAt).HasFilter("\"NextStepAt\" IS NOT NULL");
        // The watchdog's look for incidents that nobody would look at again: nearly always empty.
        builder.HasIndex(incident => incident.Quiet, "IX_Incidents_NoNextStep").HasFilter("\"NextStepAt\" IS NULL AND \"Quiet\" = 0 AND \"Progress\" < 2");
        // Lists: newest first, by progress or channel. The id sorts by time.
        builder.HasIndex(incident => new { incident.Progress, incident.Id }).HasFilter("\"DeletedAt\" IS NULL");
        builder.HasIndex(incident => new { incident.ChannelId, incident.Id }).HasFilter("\"DeletedAt\" IS NULL");
        // Lists within a time, and how many there are: counted in the index alone.
        builder.HasIndex(incident => new { incident.StartTime, incident.Progress }).HasFilter("\"DeletedAt\" IS NULL");
        // Grouping: the open incident of a shared key. Few are open at a time.
        builder.HasIndex(incident => new { incident.ChannelId, incident.DedupKey }).HasFilter("\"Progress\" < 2 AND \"GroupMethod\" = 'p'");
    }

    public void Configure(EntityTypeBuilder<Responder> builder)
    {
        builder.ToTable("Responders");
        builder.HasKey(responder => new { responder.IncidentId, responder.MemberId });
        builder.HasIndex(responder => new { responder.MemberId, responder.IncidentId });
    }

    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("Timeline");
        builder.Property(entry => entry.Id).HasMaxLength(24);
        // Read by incident, in order; in SQLite the table itself lies in this order (WITHOUT ROWID), so an entry is one write.
        builder.HasKey(entry => new { entry.IncidentId, entry.Id });
    }

    public void Configure(EntityTypeBuilder<Alert> builder)
    {
        builder.ToTable("Alerts");
        builder.Property(alert => alert.Id).HasMaxLength(24);
        builder.Property(alert => alert.Labels).HasJson();
        // One active alert for a key: what an event is matched against.
        builder.HasIndex(alert => new { alert.IntegrationId, alert.AlertKey }).IsUnique().HasFilter("\"EndTime\" IS NULL");
        // A recovery that comes after a person closed the incident.
        builder.HasIndex(alert => new { alert.IntegrationId, alert.AlertKey }, "IX_Alerts_ClosedWithIncident").HasFilter("\"ClosedWithIncident\"");
        builder.HasIndex(alert => new { alert.IncidentId, alert.Id });
    }

    public void Configure(EntityTypeBuilder<AlertEvent> builder)
    {
        builder.ToTable("AlertEvents");
        builder.Property(stored => stored.Id).HasMaxLength(24);
        builder.Property(stored => stored.Labels).HasJson();
        // Read by alert, in order; in SQLite the table itself lies in this order (WITHOUT ROWID), so an event is one write.
        builder.HasKey(stored => new { stored.AlertId, stored.Id });
    }
}
