namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>What a function is about.</summary>
public enum FunctionFamily
{
    /// <summary>Go's own.</summary>
    Language,

    /// <summary>Flashduty's.</summary>
    Flashduty,

    /// <summary>Text.</summary>
    Strings,

    /// <summary>Lists.</summary>
    Lists,

    /// <summary>Maps.</summary>
    Dicts,

    /// <summary>Numbers.</summary>
    Math,

    /// <summary>Times and durations.</summary>
    Dates,

    /// <summary>Defaults and tests for emptiness.</summary>
    Defaults,

    /// <summary>JSON, base64, addresses, paths, checksums, versions.</summary>
    Encoding,

    /// <summary>Regular expressions.</summary>
    Regex,

    /// <summary>Types.</summary>
    Types,

    /// <summary>Known by name and refused: they read the machine or make keys.</summary>
    Refused,
}
