namespace FlashdutyConsole.Audit;

/// <summary>What people call the actions of the audit log; the keys are their names.</summary>
public sealed class AuditLabels;
