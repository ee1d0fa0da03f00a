namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>What came of a command in the admin console.</summary>
/// <param name="Refusal">The reason when it was refused.</param>
/// <param name="Detail">What it was about: a value, an address, an HTTP status; may be empty.</param>
public sealed record AdminOutcome(AdminRefusal Refusal, string Detail = "")
{
    /// <summary>It is done.</summary>
    public static AdminOutcome Done { get; } = new(AdminRefusal.None);

    /// <summary>Whether it is done.</summary>
    public bool IsDone => Refusal == AdminRefusal.None;

    /// <summary>WeCom's number for the refusal where document 90313 has one; else 0.</summary>
    public int Code => AdminRules.CodeOf(Refusal);
}
