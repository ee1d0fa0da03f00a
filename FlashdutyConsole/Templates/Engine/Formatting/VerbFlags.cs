namespace FlashdutyConsole.Templates.Engine.Formatting;

/// <summary>What stands between the percent sign and its verb.</summary>
internal struct VerbFlags
{
    public bool Minus;
    public bool Plus;
    public bool Sharp;
    public bool Space;
    public bool Zero;
    public bool PlusV;
    public bool SharpV;
    public int? Width;
    public int? Precision;
}
