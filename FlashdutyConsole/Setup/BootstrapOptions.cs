namespace FlashdutyConsole.Setup;

/// <summary>Section <c>Bootstrap</c>: a first start without a person. Counts only while no member exists.</summary>
public sealed class BootstrapOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Bootstrap";

    /// <summary>E-mail address of the owner; with <see cref="OwnerPassword"/>.</summary>
    public string? OwnerEmail { get; set; }

    /// <summary>The owner's password.</summary>
    public string? OwnerPassword { get; set; }

    /// <summary>An app key acting as the owner; 32 characters or more.</summary>
    public string? AppKey { get; set; }

    /// <summary>Whether there is an owner to make.</summary>
    public bool IsGiven => !string.IsNullOrEmpty(OwnerEmail);
}
