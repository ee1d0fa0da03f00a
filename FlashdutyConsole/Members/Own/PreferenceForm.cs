namespace FlashdutyConsole.Members.Own;

/// <summary>The fields of the part about notifications.</summary>
public sealed class PreferenceForm
{
    /// <summary><c>choose</c> = by severity; anything else = every linked channel.</summary>
    public string? Way { get; set; }

    /// <summary>Channels for Critical.</summary>
    public IReadOnlyList<string>? Critical { get; set; }

    /// <summary>Channels for Warning.</summary>
    public IReadOnlyList<string>? Warning { get; set; }

    /// <summary>Channels for Info.</summary>
    public IReadOnlyList<string>? Info { get; set; }

    /// <summary>Whether there are quiet hours.</summary>
    public bool Quiet { get; set; }

    /// <summary>When they begin, as <c>HH:mm</c>.</summary>
    public string? From { get; set; }

    /// <summary>When they end, as <c>HH:mm</c>.</summary>
    public string? To { get; set; }
}
