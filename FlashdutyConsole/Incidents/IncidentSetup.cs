using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Incidents.Previews;
using FlashdutyConsole.Incidents.Workbench;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Incidents;

/// <summary>Registers incidents: what can be done with them and how they are found.</summary>
public static class IncidentSetup
{
    /// <summary>Use cases, queries and the word to open pages.</summary>
    public static IServiceCollection AddIncidents(this IServiceCollection services) => services
        .AddSingleton<IncidentChanges>()
        .AddSingleton<IncidentDesk>()
        .AddSingleton<IncidentCards>()
        .AddSingleton<CardTemplates>()
        .AddSingleton<TemplateRest>()
        .AddSingleton<IDeliveryContent, IncidentDeliveries>()
        .AddSingleton<IWeComEventHandler, HandleCardClick>()
        .AddSingleton<ILinkEffect, TellLinkedMember>()
        .AddSingleton<ILinkEffect, CarryOutPresses>()
        .AddSingleton<FindWorkbench>()
        .AddSingleton<AcknowledgeIncident>()
        .AddSingleton<UnacknowledgeIncident>()
        .AddSingleton<CloseIncident>()
        .AddSingleton<ReopenIncident>()
        .AddSingleton<SnoozeIncident>()
        .AddSingleton<WakeIncident>()
        .AddSingleton<CommentIncident>()
        .AddSingleton<AssignIncident>()
        .AddSingleton<AddResponder>()
        .AddSingleton<MergeIncidents>()
        .AddWorker<CloseOverdue>()
        .AddSingleton<IWatch, WatchIncidents>()
        .AddSingleton<IFindingsReport, RaiseInternalIncident>()
        .AddSingleton<CreateIncident>()
        .AddSingleton<ResetIncident>()
        .AddSingleton<FindIncidents>()
        .AddSingleton<FindIncident>()
        .AddSingleton<FindAlerts>()
        .AddSingleton<DescribeIncidents>()
        .AddSingleton<DescribeAlerts>()
        .AddSingleton<DescribeTimeline>()
        .AddSingleton<PreviewCard>()
        .AddSingleton<RecentIncidents>()
        .AddSingleton<CheckTemplate>()
        .AddSingleton<FindLabelKeys>()
        .AddSingleton<FindTestCardRecipients>()
        .AddSingleton<SendTestCard>();
}
