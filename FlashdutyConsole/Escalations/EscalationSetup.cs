using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Escalations;

/// <summary>Registers the escalation engine.</summary>
public static class EscalationSetup
{
    /// <summary>The engine and its worker.</summary>
    public static IServiceCollection AddEscalations(this IServiceCollection services) => services
        .AddSingleton<TellMembers>()
        .AddWorker<EscalationEngine>();
}
