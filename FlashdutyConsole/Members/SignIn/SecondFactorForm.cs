namespace FlashdutyConsole.Members.SignIn;

/// <summary>The field of the second step.</summary>
public sealed class SecondFactorForm
{
    /// <summary>Six digits, or a recovery code.</summary>
    public string? Code { get; set; }
}
