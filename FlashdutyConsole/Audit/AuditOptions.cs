using System.ComponentModel.DataAnnotations;

namespace FlashdutyConsole.Audit;

/// <summary>Section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Audit";

    /// <summary>Days for which entries are kept.</summary>
    [Range(7, 3650, ErrorMessage = "Audit:KeepDays: must be 7 to 3650")]
    public int KeepDays { get; set; } = 365;
}
