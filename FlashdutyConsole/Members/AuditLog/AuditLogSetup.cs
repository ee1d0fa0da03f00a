using FlashdutyConsole.Audit;
using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Members.AuditLog;

/// <summary>Registers the audit log's search, page and sweep.</summary>
public static class AuditLogSetup
{
    /// <summary>Services of this folder.</summary>
    public static IServiceCollection AddAuditLog(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FindAudit>();
        services.AddWorker<SweepAudit>();
        return services;
    }
}
