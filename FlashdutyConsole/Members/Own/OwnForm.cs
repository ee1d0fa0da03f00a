namespace FlashdutyConsole.Members.Own;

/// <summary>The fields of the small forms of the account page; each uses what it needs.</summary>
public sealed class OwnForm
{
    /// <summary>Which button was pressed.</summary>
    public string? Act { get; set; }

    /// <summary>What it is about: an id.</summary>
    public string? Id { get; set; }

    /// <summary>A name.</summary>
    public string? Name { get; set; }

    /// <summary>A code of the second factor.</summary>
    public string? Code { get; set; }

    /// <summary>The password until now.</summary>
    public string? Current { get; set; }

    /// <summary>The password from now on.</summary>
    public string? Wanted { get; set; }

    /// <summary>The same again.</summary>
    public string? Again { get; set; }

    /// <summary>A language.</summary>
    public string? Locale { get; set; }

    /// <summary>A time zone.</summary>
    public string? TimeZone { get; set; }
}
