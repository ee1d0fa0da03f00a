namespace FlashdutyConsole.Templates.Engine;

/// <summary>What kind of fault a template has.</summary>
public enum TemplateFault
{
    /// <summary>The text is no template.</summary>
    Syntax,

    /// <summary>It reads well, and failed over this data.</summary>
    Execution,

    /// <summary>It was stopped: too many steps, too deep, too much output or too slow.</summary>
    Limit,
}
