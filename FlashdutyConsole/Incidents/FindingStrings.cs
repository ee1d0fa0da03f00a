namespace FlashdutyConsole.Incidents;

/// <summary>Texts of the incident that tells what the watchdog has found. The kinds' keys are their names.</summary>
internal sealed class FindingStrings
{
    internal const string Title = nameof(Title);
    internal const string Intro = nameof(Intro);
    internal const string Line = nameof(Line);
    internal const string Repaired = nameof(Repaired);
    internal const string NotRepaired = nameof(NotRepaired);
    internal const string NoNextStep = "no_next_step";
    internal const string StepOverdue = "step_overdue";
    internal const string StepAfterEnd = "step_after_end";
    internal const string LeaseOver = "lease_over";
    internal const string DeliveryStands = "delivery_stands";
    internal const string UpdateLost = "update_lost";
    internal const string WorkerLate = "worker_late";
}
