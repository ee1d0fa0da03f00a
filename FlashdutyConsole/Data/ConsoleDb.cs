using FlashdutyConsole.Audit;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Linking.SignIn;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Members.SignIn;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Versions;
using FlashdutyConsole.WarRooms;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Data;

/// <summary>Everything that the console stores. One sealed context for each database derives from it.</summary>
public abstract class ConsoleDb(DbContextOptions options) : IdentityUserContext<Member, long>(options), IDataProtectionKeyContext
{
    // https://www.w3.org/TR/webauthn-3/#credential-id
    private const int LongestCredentialId = 1023;

    /// <summary>People.</summary>
    public DbSet<Member> Members => Set<Member>();

    /// <summary>Who is signed in where.</summary>
    public DbSet<MemberSession> Sessions => Set<MemberSession>();

    /// <summary>Wrong attempts to sign in.</summary>
    public DbSet<SignInCounter> SignInCounters => Set<SignInCounter>();

    /// <summary>Keys of the Open API.</summary>
    public DbSet<AppKey> AppKeys => Set<AppKey>();

    /// <summary>Notification templates; the preset is not among them.</summary>
    public DbSet<NotificationTemplate> Templates => Set<NotificationTemplate>();

    /// <summary>What templates were before.</summary>
    public DbSet<TemplateVersion> TemplateVersions => Set<TemplateVersion>();

    /// <summary>Channels.</summary>
    public DbSet<Channel> Channels => Set<Channel>();

    /// <summary>Escalation rules.</summary>
    public DbSet<EscalationRule> EscalationRules => Set<EscalationRule>();

    /// <summary>Connections to WeCom and to alert sources.</summary>
    public DbSet<Integration> Integrations => Set<Integration>();

    /// <summary>Last results of the integrations' checks.</summary>
    public DbSet<IntegrationCheck> IntegrationChecks => Set<IntegrationCheck>();

    /// <summary>Callbacks that were taken in.</summary>
    public DbSet<CallbackReceipt> CallbackReceipts => Set<CallbackReceipt>();

    /// <summary>Which member is which WeCom user.</summary>
    public DbSet<MemberLink> MemberLinks => Set<MemberLink>();

    /// <summary>Sign-in states that were used.</summary>
    public DbSet<SpentState> SpentStates => Set<SpentState>();

    /// <summary>Buttons pressed by people who are not linked yet.</summary>
    public DbSet<WaitingPress> WaitingPresses => Set<WaitingPress>();

    /// <summary>The outbox.</summary>
    public DbSet<Delivery> Deliveries => Set<Delivery>();

    /// <summary>Cards in members' WeCom.</summary>
    public DbSet<Card> Cards => Set<Card>();

    /// <summary>Incidents.</summary>
    public DbSet<Incident> Incidents => Set<Incident>();

    /// <summary>Who has which incident.</summary>
    public DbSet<Responder> Responders => Set<Responder>();

    /// <summary>The incidents' histories.</summary>
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    /// <summary>The incidents' group chats.</summary>
    public DbSet<WarRoom> WarRooms => Set<WarRoom>();

    /// <summary>Who belongs into which group chat.</summary>
    public DbSet<WarRoomMember> WarRoomMembers => Set<WarRoomMember>();

    /// <summary>What group chats are told: outbox and history.</summary>
    public DbSet<WarRoomMessage> WarRoomMessages => Set<WarRoomMessage>();

    /// <summary>Alerts.</summary>
    public DbSet<Alert> Alerts => Set<Alert>();

    /// <summary>Events as they came in.</summary>
    public DbSet<AlertEvent> AlertEvents => Set<AlertEvent>();

    /// <summary>Who did what.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Keys that protect cookies and secrets.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // As Identity's third schema has them. That schema is chosen by options of the services around a context, and a context
        // made by a tool or by hand, which has none, would have another model.
        builder.Entity<IdentityUserPasskey<long>>(passkey =>
        {
            passkey.ToTable("MemberPasskeys");
            passkey.HasKey(row => row.CredentialId);
            passkey.Property(row => row.CredentialId).HasMaxLength(LongestCredentialId);
            passkey.OwnsOne(row => row.Data).ToJson();
            passkey.HasOne<Member>().WithMany().HasForeignKey(row => row.UserId).IsRequired();
        });
        builder.ApplyConfigurationsFromAssembly(typeof(ConsoleDb).Assembly);
    }
}
