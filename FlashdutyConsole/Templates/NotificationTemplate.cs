namespace FlashdutyConsole.Templates;

/// <summary>A notification template: the text of a card's custom area, in Go's template language.</summary>
public sealed class NotificationTemplate
{
    /// <summary>Id of the built-in preset, as in the Open API.</summary>
    public const string PresetId = "000000000000000000000001";

    /// <summary>24 hexadecimal digits.</summary>
    public string Id { get; set; } = "";

    /// <summary>Unique name, 1 to 39 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>Free text, up to 500 characters.</summary>
    public string Description { get; set; } = "";

    /// <summary>The WeCom card's custom area; empty = the preset's.</summary>
    public string WeComApp { get; set; } = "";

    /// <summary>Who made it.</summary>
    public long CreatorId { get; set; }

    /// <summary>Who last changed it.</summary>
    public long UpdatedBy { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }
}
